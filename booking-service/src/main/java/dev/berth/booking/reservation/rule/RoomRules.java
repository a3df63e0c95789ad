package dev.berth.booking.reservation.rule;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import dev.berth.booking.room.BookableRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of room bookings. The grid is the house's: quarter hours.
 *
 * @param longest booking, from its start to its end
 * @param leadTime how long before its start a booking must be made; none allows to start at once
 * @param horizon how far ahead a booking may start
 * @param openBookings how many pending, approved and active room bookings a person may have at a time
 */
@ConfigurationProperties("berth.rules.room")
public record RoomRules(
        @DefaultValue("8h") Duration longest,
        @DefaultValue("0m") Duration leadTime,
        @DefaultValue("90d") Duration horizon,
        @DefaultValue("10") int openBookings) {

    public RoomRules {
        if (longest.compareTo(Grid.SLOT) < 0
                || leadTime.isNegative()
                || horizon.compareTo(Duration.ofDays(1)) < 0
                || openBookings < 1) {
            throw new IllegalArgumentException("berth.rules.room: longest is at least 15m, lead-time not negative,"
                    + " horizon at least 1d, open-bookings at least 1");
        }
    }

    /** Everything that is wrong with these times in this room, the most basic first. */
    public List<Violation> check(BookableRoom room, Instant startsAt, Instant endsAt, Instant now) {
        if (!room.open()) {
            return List.of(new Violation("room-open", "roomId", "is closed and cannot be booked"));
        }
        List<Violation> broken = TimeRule.broken(
                List.of(
                        new OnTheGrid(),
                        new EndsAfterItStarts(),
                        new NotInThePast(),
                        new SoonEnough(leadTime),
                        new NotTooLong(longest),
                        new WithinTheHorizon(horizon)),
                startsAt,
                endsAt,
                now);
        return broken.isEmpty() ? openingHours(room, startsAt, endsAt) : broken;
    }

    /** A booking that gets longer: its start may lie in the past by then, rightly. */
    public List<Violation> checkExtension(BookableRoom room, Instant startsAt, Instant endsAt) {
        List<Violation> broken = TimeRule.broken(
                List.of(new OnTheGrid(), new EndsAfterItStarts(), new NotTooLong(longest)), startsAt, endsAt, startsAt);
        return broken.isEmpty() ? openingHours(room, startsAt, endsAt) : broken;
    }

    public List<Violation> checkAttendees(BookableRoom room, @Nullable Integer attendees) {
        return Stream.of(new EnoughSeats(room.capacity()).check(attendees))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Last, and only for times that are sane otherwise: it looks at every slot of them. */
    private static List<Violation> openingHours(BookableRoom room, Instant startsAt, Instant endsAt) {
        Violation broken =
                new WithinOpeningHours(room.openingHours(), room.timeZone()).check(startsAt, endsAt, startsAt);
        return broken == null ? List.of() : List.of(broken);
    }

    /** From the earliest start that the rules allow to the latest. */
    public Window bookableStarts(Instant now) {
        Instant first = leadTime.isZero() ? Grid.floor(now) : Grid.ceil(now.plus(leadTime));
        return new Window(first, Grid.floor(now.plus(horizon)));
    }

    public OpenHolds openHolds() {
        return new OpenHolds(openBookings, "startsAt");
    }
}
