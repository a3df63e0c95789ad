package dev.berth.booking.course;

import dev.berth.booking.grid.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a course may take place. Whoever plans it is trusted with more than whoever books: these catch slips.
 *
 * @param longest session, from its start to its end
 * @param horizon how far ahead one may start
 */
@ConfigurationProperties("berth.rules.course-session")
public record SessionRules(
        @DefaultValue("24h") Duration longest,
        @DefaultValue("366d") Duration horizon) {

    public SessionRules {
        if (longest.compareTo(Grid.SLOT) < 0 || horizon.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "berth.rules.course-session: longest is at least 15m, horizon at least 1d");
        }
    }

    /** A rule that said no: its name, the field to change, and what to do about it. */
    public record Broken(String rule, String field, String message) {}

    /** Everything that is wrong with these times. They are as sent: in any order, and absurdly far away. */
    List<Broken> check(Instant startsAt, Instant endsAt, Instant now) {
        return Stream.of(
                        onTheGrid("startsAt", startsAt),
                        onTheGrid("endsAt", endsAt),
                        when(!endsAt.isAfter(startsAt), "end-after-start", "endsAt", "must be after the start"),
                        when(!startsAt.isAfter(now), "not-in-the-past", "startsAt", "must be in the future"),
                        when(
                                startsAt.isAfter(now.plus(horizon)),
                                "horizon",
                                "startsAt",
                                "must be within the next " + horizon.toDays() + " days"),
                        when(
                                Duration.between(startsAt, endsAt).compareTo(longest) > 0,
                                "longest",
                                "endsAt",
                                "must be at most " + longest.toHours() + " hours after the start"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** There may be more seats, and fewer as long as nobody sits on them. */
    static Optional<Broken> roomForWhoIsIn(int capacity, int seatsTaken) {
        return when(
                capacity < seatsTaken,
                "seats-taken",
                "capacity",
                "must be at least " + seatsTaken + ", because so many seats are taken");
    }

    private static Optional<Broken> onTheGrid(String field, Instant instant) {
        return when(!Grid.isOn(instant), "grid", field, "must be on a quarter hour: 00, 15, 30 or 45 minutes past");
    }

    private static Optional<Broken> when(boolean broken, String rule, String field, String message) {
        return broken ? Optional.of(new Broken(rule, field, message)) : Optional.empty();
    }
}
