package dev.berth.bench;

import java.util.UUID;

/** Ids that SQL and Java can both work out from a number. */
enum Ids {
    BOOKING(0x8000),
    PERSON(0x9000),
    ROOM(0xa000),
    NODE(0xb000);

    private static final long HIGH = 0x0199f3a0_0000_7000L;
    private final int kind;

    Ids(int kind) {
        this.kind = kind;
    }

    UUID of(long number) {
        return new UUID(HIGH, ((long) kind << 48) | number);
    }

    static long number(UUID id) {
        return id.getLeastSignificantBits() & 0xffff_ffff_ffffL;
    }

    /** The same in SQL, of an expression. */
    String sql(String number) {
        return "('0199f3a0-0000-7000-%x-' || lpad(to_hex((%s)::bigint), 12, '0'))::uuid".formatted(kind, number);
    }
}
