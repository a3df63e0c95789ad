package dev.berth.booking.account;

import dev.berth.booking.topic.Topics;
import dev.berth.platform.outbox.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Publishes a person's role and token limit to the other services, in the transaction of the change. */
@Component
class PersonEvents {
    private final People people;
    private final Outbox outbox;
    private final CurrentPeopleQuery currentPeople;

    PersonEvents(People people, Outbox outbox, CurrentPeopleQuery currentPeople) {
        this.people = people;
        this.currentPeople = currentPeople;
        this.outbox = outbox;
    }

    void registered(Person inserted, Instant now) {
        outbox.append(Topics.PEOPLE, inserted.id().toString(), PersonChanged.of(inserted, now));
    }

    /** The other services treat somebody without a record as disabled. */
    void erased(Person person) {
        Person written = people.saveAndFlush(person);
        outbox.append(Topics.PEOPLE, written.id().toString(), null);
        currentPeople.changed();
    }

    void changed(Person person, Instant now) {
        Person written = people.saveAndFlush(person); // the version that the event carries
        outbox.append(Topics.PEOPLE, written.id().toString(), PersonChanged.of(written, now));
        currentPeople.changed();
    }
}
