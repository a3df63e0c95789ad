package dev.berth.sync.external;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of one person's bookings elsewhere. */
@Component
public class PersonalBookings {
    private final BookingTable table;

    PersonalBookings(BookingTable table) {
        this.table = table;
    }

    /** The place in the list after which the next page begins. */
    public record Place(Instant startsAt, String sourceId, String externalId) {}

    /** By start; what ends after {@code from} and starts before {@code to}, without what has vanished. */
    public List<PersonalBooking> list(
            UUID person, Instant from, @Nullable Instant to, @Nullable Place after, int limit) {
        return table.ofPerson(person, from, to, after, limit);
    }
}
