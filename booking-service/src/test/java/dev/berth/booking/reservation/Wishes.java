package dev.berth.booking.reservation;

import dev.berth.booking.grid.Grid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Booking requests as JSON. */
public final class Wishes {
    public static final String TRY_OUT = "0199f3a0-0000-7000-8000-00000000e001";

    private Wishes() {}

    public static Wish on(String tag, Clock clock) {
        Instant start = Grid.floor(clock.instant()).plus(Duration.ofHours(2));
        return new Wish(start, start.plus(Duration.ofHours(1)), 1, 1, 0, tag);
    }

    public record Wish(Instant startsAt, Instant endsAt, int cores, int memoryGb, int gpus, String tag) {
        public Wish from(Instant start, Duration length) {
            return new Wish(start, start.plus(length), cores, memoryGb, gpus, tag);
        }

        public Wish cores(int wanted) {
            return new Wish(startsAt, endsAt, wanted, memoryGb, gpus, tag);
        }

        public Wish memoryGb(int wanted) {
            return new Wish(startsAt, endsAt, cores, wanted, gpus, tag);
        }

        public Wish gpus(int wanted) {
            return new Wish(startsAt, endsAt, cores, memoryGb, wanted, tag);
        }

        public String json() {
            return json("Train the model");
        }

        public String json(String title) {
            return """
                    {"kind":"compute","startsAt":"%s","endsAt":"%s","title":"%s",
                     "compute":{"cores":%d,"memoryGb":%d,"gpus":%d,"environmentId":"%s","nodeTags":["%s"]}}""".formatted(startsAt, endsAt, title, cores, memoryGb, gpus, TRY_OUT, tag);
        }
    }
}
