package dev.berth.booking.reservation;

import dev.berth.booking.node.NodeWish;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A compute booking as it is asked for. The times are as sent; the rules judge them. */
public record Order(
        Instant startsAt,
        Instant endsAt,
        Booking.Text text,
        int cores,
        int memoryGb,
        int gpus,
        List<String> nodeTags,
        UUID environmentId) {

    public Order {
        nodeTags = nodeTags.stream().distinct().sorted().toList();
    }

    NodeWish wish() {
        return NodeWish.of(cores, memoryGb, gpus, nodeTags);
    }

    Compute with(BookedEnvironment environment) {
        return new Compute(cores, memoryGb, gpus, nodeTags, environment);
    }
}
