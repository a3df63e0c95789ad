package dev.berth.booking.reservation.rule;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.grid.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules of compute bookings.
 *
 * @param longest booking, from its start to its end
 * @param leadTime how long before its start a booking must be made; none allows to start at once
 * @param horizon how far ahead a booking may start
 * @param openBookings how many pending, approved and active bookings a person may have at a time
 */
@ConfigurationProperties("berth.rules.compute")
public record ComputeRules(
        @DefaultValue("8h") Duration longest,
        @DefaultValue("0m") Duration leadTime,
        @DefaultValue("90d") Duration horizon,
        @DefaultValue("10") int openBookings) {

    public ComputeRules {
        if (longest.compareTo(Grid.SLOT) < 0
                || leadTime.isNegative()
                || horizon.compareTo(Duration.ofDays(1)) < 0
                || openBookings < 1) {
            throw new IllegalArgumentException(
                    "berth.rules.compute: longest is at least 15m, lead-time not negative, horizon at least 1d,"
                            + " open-bookings at least 1");
        }
    }

    /** Everything that is wrong with these times, the most basic first. */
    public List<Violation> check(Instant startsAt, Instant endsAt, Instant now) {
        List<TimeRule> rules = List.of(
                new OnTheGrid(),
                new EndsAfterItStarts(),
                new NotInThePast(),
                new SoonEnough(leadTime),
                new NotTooLong(longest),
                new WithinTheHorizon(horizon));
        return TimeRule.broken(rules, startsAt, endsAt, now);
    }

    /** A running booking that gets longer: its start lies in the past by then, rightly. */
    public List<Violation> checkExtension(Instant startsAt, Instant endsAt) {
        return TimeRule.broken(
                List.of(new OnTheGrid(), new EndsAfterItStarts(), new NotTooLong(longest)), startsAt, endsAt, startsAt);
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
