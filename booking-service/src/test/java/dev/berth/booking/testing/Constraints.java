package dev.berth.booking.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes constraints away for the time of a test that shows what they are good for. */
public class Constraints {
    private final JdbcClient jdbc;

    Constraints(SchemaOwner owner) {
        this.jdbc = owner.jdbc();
    }

    /** Afterwards all bookings are gone, since some of them are not allowed any more, and the constraint is back. */
    public void without(String table, String constraint, Runnable work) {
        String definition =
                jdbc.sql("""
                        SELECT pg_get_constraintdef(oid) FROM pg_constraint
                        WHERE conname = ? AND conrelid = CAST(? AS regclass)""").params(constraint, table).query(String.class).single();
        drop(table, constraint);
        try {
            work.run();
        } finally {
            forgetAllBookings();
            add(table, constraint, definition);
        }
    }

    /** The name must stay for {@code ON CONFLICT ON CONSTRAINT}, so a constraint that nothing violates takes its place. */
    public void replaced(String table, String constraint, String harmless, Runnable work) {
        without(table, constraint, () -> {
            add(table, constraint, harmless);
            try {
                work.run();
            } finally {
                drop(table, constraint);
            }
        });
    }

    public void withoutIndex(String index, Runnable work) {
        String definition = jdbc.sql("SELECT pg_get_indexdef(CAST(? AS regclass))")
                .param(index)
                .query(String.class)
                .single();
        jdbc.sql("DROP INDEX " + index).update();
        try {
            work.run();
        } finally {
            forgetAllBookings();
            jdbc.sql(definition).update();
        }
    }

    private void drop(String table, String constraint) {
        jdbc.sql("ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, constraint))
                .update();
    }

    private void add(String table, String constraint, String definition) {
        jdbc.sql("ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(table, constraint, definition))
                .update();
    }

    /** As before the first booking was made; people and things stay. */
    public void forgetAllBookings() {
        jdbc.sql("TRUNCATE booking CASCADE").update();
        jdbc.sql("UPDATE node_slot SET cores_used = 0, memory_gb_used = 0").update();
        jdbc.sql("UPDATE course_session SET seats_taken = 0").update();
    }

    /** Also the course sessions of earlier tests, which would otherwise begin and end in this one. */
    public void forgetAllBookingsAndSessions() {
        forgetAllBookings();
        jdbc.sql("TRUNCATE course_session CASCADE").update();
    }
}
