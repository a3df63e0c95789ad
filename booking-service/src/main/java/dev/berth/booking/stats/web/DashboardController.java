package dev.berth.booking.stats.web;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.reservation.WithoutNode;
import dev.berth.booking.reservation.WithoutNode.Lost;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.stats.DashboardQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DashboardController {
    private static final Duration DAY = Duration.ofHours(24);

    private final DashboardQuery dashboard;
    private final WithoutNode withoutNode;
    private final Clock clock;

    DashboardController(DashboardQuery dashboard, WithoutNode withoutNode, Clock clock) {
        this.dashboard = dashboard;
        this.withoutNode = withoutNode;
        this.clock = clock;
    }

    /** @param stranded bookings that have no node: soon to start, or failed within a day */
    record DashboardResponse(
            BookingCounts bookings,
            List<StrandedBooking> stranded,
            NodeCounts nodes,
            DashboardQuery.Capacity capacity,
            List<DashboardQuery.Usage> usage) {}

    record StrandedBooking(UUID id, String title, String userName, Instant startsAt, String status, String reason) {
        static StrandedBooking of(Lost it) {
            return new StrandedBooking(it.id(), it.title(), it.userName(), it.startsAt(), it.status(), it.reason());
        }
    }

    record BookingCounts(long pending, long approved, long active, long completedToday, long failedToday) {
        static BookingCounts of(Map<String, Long> open, Map<String, Long> ended) {
            return new BookingCounts(
                    open.getOrDefault("pending", 0L),
                    open.getOrDefault("approved", 0L),
                    open.getOrDefault("active", 0L),
                    ended.getOrDefault("completed", 0L),
                    ended.getOrDefault("failed", 0L));
        }
    }

    record NodeCounts(long online, long offline, long asleep, long waking, long maintenance) {
        static NodeCounts of(Map<String, Long> counts) {
            return new NodeCounts(
                    counts.getOrDefault("online", 0L),
                    counts.getOrDefault("offline", 0L),
                    counts.getOrDefault("asleep", 0L),
                    counts.getOrDefault("waking", 0L),
                    counts.getOrDefault("maintenance", 0L));
        }
    }

    @GetMapping("/api/v1/stats/now")
    @MayCall(Who.ADMINS)
    DashboardResponse now() {
        Instant now = clock.instant();
        return new DashboardResponse(
                BookingCounts.of(dashboard.openBookings(), dashboard.endedToday(now)),
                withoutNode.now(now).stream().map(StrandedBooking::of).toList(),
                NodeCounts.of(dashboard.nodes()),
                dashboard.capacity(Grid.floor(now)),
                dashboard.usage(now, DAY, DAY));
    }
}
