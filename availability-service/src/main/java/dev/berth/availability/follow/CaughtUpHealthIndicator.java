package dev.berth.availability.follow;

import dev.berth.availability.compute.Nodes;
import dev.berth.availability.course.CourseSessions;
import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up from the moment when the topics were read to the ends that they had at the start, and from then on: an answer that
 * says how old it is serves people better than none, so losing Kafka later shows as {@code kafka}, not here.
 */
@Component
class CaughtUpHealthIndicator implements HealthIndicator {
    private final Progress progress;
    private final Nodes nodes;
    private final Rooms rooms;
    private final CourseSessions courses;
    private final Bookings bookings;
    private final Clock clock;

    CaughtUpHealthIndicator(
            Progress progress, Nodes nodes, Rooms rooms, CourseSessions courses, Bookings bookings, Clock clock) {
        this.progress = progress;
        this.nodes = nodes;
        this.rooms = rooms;
        this.courses = courses;
        this.bookings = bookings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = progress.asOf().map(this::caughtUp).orElseGet(Health::outOfService);
        return health.withDetail("nodes", nodes.count())
                .withDetail("rooms", rooms.count())
                .withDetail("courseSessions", courses.count())
                .withDetail("bookings", bookings.count())
                .withDetail("skippedRecords", progress.skippedRecords())
                .build();
    }

    private Health.Builder caughtUp(Instant asOf) {
        return Health.up()
                .withDetail("asOf", asOf)
                .withDetail(
                        "ageSeconds", Duration.between(asOf, clock.instant()).toSeconds());
    }
}
