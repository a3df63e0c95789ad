package dev.berth.availability.occupancy;

import dev.berth.availability.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest known version of every booking and what it holds, so that the next version can replace it. */
@Component
public class Bookings {
    /** A booking's version outlives it for a day, so that an old event that is delivered again stays without effect. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** People ask for the same few sizes, so the sizes are shared; a table of oddities begins anew now and then. */
    private static final int DIFFERENT_DEMANDS = 10_000;

    private static final int REMEMBERED_REMOVALS = 10_000;

    private final Guard guard;
    private final Map<Kind, Holders> holders = new EnumMap<>(Kind.class);
    private final ChangeListener listener;
    private final BookingTable table = new BookingTable();
    private final Map<Demand, Demand> demands = new HashMap<>();
    private final Set<UUID> removed = newestOf(REMEMBERED_REMOVALS);
    private int remembered;

    public Bookings(Guard guard, List<Holders> holders, ChangeListener listener) {
        this.guard = guard;
        this.listener = listener;
        holders.forEach(it -> this.holders.put(it.kind(), it));
    }

    /** True when this was news. */
    public boolean apply(Claim claim) {
        var news = new boolean[1];
        guard.writing(() -> {
            int row = table.find(claim.bookingId());
            if (row == BookingTable.NONE || table.version(row) < claim.version()) {
                news[0] = true;
                replace(row, claim);
            }
        });
        return news[0];
    }

    private void replace(int known, Claim claim) {
        if (known != BookingTable.NONE) {
            letGo(known);
        }
        Holder holder = holderOf(claim.of());
        Demand demand = demands.computeIfAbsent(claim.demand(), it -> it);
        if (holder != null) {
            holder.hold(claim.firstSlot(), claim.endSlot(), demand);
            listener.changed(Change.ofSlots(holder, claim.firstSlot(), claim.endSlot()));
        }
        remember(known, claim, holder, demand);
        if (demands.size() > DIFFERENT_DEMANDS) {
            demands.clear();
        }
    }

    /** A topic read from its beginning tells of years of bookings; those that are over are not kept at all. */
    private void remember(int known, Claim claim, @Nullable Holder holder, Demand demand) {
        if (claim.endSlot() >= remembered) {
            int row = known == BookingTable.NONE ? table.insert(claim.bookingId()) : known;
            table.set(row, (int) claim.version(), holder, claim.firstSlot(), claim.endSlot(), demand);
        } else if (known != BookingTable.NONE) {
            table.remove(known);
        }
    }

    private @Nullable Holder holderOf(Claim.@Nullable Held held) {
        Holders all = held == null ? null : holders.get(held.kind());
        return held == null || all == null ? null : all.holder(held.id());
    }

    private void letGo(int row) {
        Holder holder = table.holder(row);
        if (holder != null) {
            holder.letGo(table.from(row), table.to(row), table.demand(row));
            listener.changed(Change.ofSlots(holder, table.from(row), table.to(row)));
        }
    }

    public void remove(UUID bookingId) {
        guard.writing(() -> {
            removed.add(bookingId);
            int row = table.find(bookingId);
            if (row != BookingTable.NONE) {
                letGo(row);
                table.remove(row);
            }
        });
    }

    /** Drops the days that are over, and bookings that ended long enough ago. */
    public void forgetBefore(Instant now) {
        guard.writing(() -> {
            remembered = Grid.slotAt(now.minus(REMEMBERED));
            holders.values().forEach(it -> it.forgetDaysBefore(Grid.slotAt(now)));
            table.removeThoseThatEndBefore(remembered);
        });
    }

    /** Whether this version of the booking, a newer one, or its removal was read. */
    public boolean haveSeen(UUID bookingId, long version) {
        return guard.reading(() -> {
            int row = table.find(bookingId);
            return row == BookingTable.NONE ? removed.contains(bookingId) : table.version(row) >= version;
        });
    }

    public int count() {
        return guard.reading(table::size);
    }

    private static <T> Set<T> newestOf(int most) {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > most;
            }
        });
    }
}
