package dev.berth.booking.reservation;

import dev.berth.booking.id.Uuid7;
import dev.berth.booking.outbox.Outbox;
import dev.berth.booking.outbox.Topics;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the other services of every change. */
@Component
class BookingEvents {
    private final Outbox outbox;

    BookingEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void tell(BookingChanged change) {
        outbox.append(
                Topics.BOOKINGS, change.booking().id().toString(), BookingEvent.of(Uuid7.at(change.at()), change));
    }
}
