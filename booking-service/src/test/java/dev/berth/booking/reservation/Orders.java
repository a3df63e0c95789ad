package dev.berth.booking.reservation;

import dev.berth.booking.grid.Grid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders for tests that do without HTTP. */
public final class Orders {
    private Orders() {}

    /** An hour, two hours from now. */
    public static Order on(String tag, Clock clock, int cores, int gpus) {
        Instant start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
        return of(tag, start, start.plus(Duration.ofHours(1)), cores, gpus);
    }

    public static Order of(String tag, Instant startsAt, Instant endsAt, int cores, int gpus) {
        return new Order(
                startsAt,
                endsAt,
                new Booking.Text("Train the model", null),
                cores,
                1,
                gpus,
                List.of(tag),
                UUID.fromString(Wishes.TRY_OUT));
    }
}
