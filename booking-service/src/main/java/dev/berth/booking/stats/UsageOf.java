package dev.berth.booking.stats;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a statistic counts: the hours for which bookings hold it, so two cores held for three hours are six. */
public enum UsageOf {
    CORES("compute", "cores", EnumSet.of(UsageGroup.NODE, UsageGroup.PERSON)),
    MEMORY("compute", "memory_gb", EnumSet.of(UsageGroup.NODE, UsageGroup.PERSON)),
    GPUS("compute", "gpus", EnumSet.of(UsageGroup.NODE, UsageGroup.PERSON)),
    ROOMS("room", "1", EnumSet.of(UsageGroup.BRANCH, UsageGroup.PERSON)),
    SEATS("course", "1", EnumSet.of(UsageGroup.PERSON));

    private final String kind;
    private final String amount;
    private final Set<UsageGroup> groups;

    UsageOf(String kind, String amount, Set<UsageGroup> groups) {
        this.kind = kind;
        this.amount = amount;
        this.groups = groups;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static UsageOf of(String wireName) {
        return Arrays.stream(values())
                .filter(it -> it.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be cores, memory, gpus, rooms or seats"));
    }

    /** Rooms are in branches and not on nodes; a seat is in neither. */
    public boolean isGroupedBy(UsageGroup group) {
        return groups.contains(group);
    }

    String kind() {
        return kind;
    }

    /** SQL over a booking: how much of it the booking holds. */
    String amount() {
        return amount;
    }
}
