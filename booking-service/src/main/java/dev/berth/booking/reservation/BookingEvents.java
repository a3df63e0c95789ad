package dev.berth.booking.reservation;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.id.Uuid7;
import dev.berth.platform.outbox.Outbox;
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
        String key = change.booking().id().toString();
        outbox.append(Topics.BOOKINGS, key, isLongOver(change) ? null : BookingEvent.of(Uuid7.at(change.at()), change));
    }

    /** Its key has its tombstone: a late change, such as an erased name, must not bring it back for ever. */
    private static boolean isLongOver(BookingChanged change) {
        return change.booking().window().endsAt().isBefore(change.at().minus(BookingTombstones.KEPT));
    }
}
