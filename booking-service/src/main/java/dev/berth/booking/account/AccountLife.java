package dev.berth.booking.account;

import dev.berth.booking.apitoken.ApiTokens;
import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditNames;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import dev.berth.booking.security.SecurityLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Admins disable, enable and delete accounts. Nobody does it to their own, and one admin who can sign in remains. */
@Service
public class AccountLife {
    private final People people;
    private final Sessions sessions;
    private final ApiTokens apiTokens;
    private final ResetLinks resetLinks;
    private final LoginThrottle throttle;
    private final PersonEvents events;
    private final AuditNames auditNames;
    private final AuditTrail audit;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    AccountLife(
            People people,
            Sessions sessions,
            ApiTokens apiTokens,
            ResetLinks resetLinks,
            LoginThrottle throttle,
            PersonEvents events,
            AuditNames auditNames,
            AuditTrail audit,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.resetLinks = resetLinks;
        this.throttle = throttle;
        this.events = events;
        this.auditNames = auditNames;
        this.audit = audit;
        this.publisher = publisher;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Changed(Person person) implements Outcome {}

        record NoSuchPerson() implements Outcome {}

        record OwnAccount() implements Outcome {}

        /** Without an admin nobody could ever make one again. */
        record LastAdmin() implements Outcome {}
    }

    /** Ends the person's sessions and access tokens. API tokens and feeds do not work until the account is enabled again. */
    @Transactional
    public Outcome disable(UUID personId, Caller admin) {
        List<Person> admins = people.findByRoleOrderById(Role.ADMIN);
        Optional<Person> found = people.findExisting(personId);
        if (found.isEmpty()) return new Outcome.NoSuchPerson();
        Person person = found.get();
        if (admin.is(personId)) return new Outcome.OwnAccount();
        if (person.isDisabled()) return new Outcome.Changed(person);
        if (Person.isLastEnabled(person, admins)) return new Outcome.LastAdmin();
        Instant now = clock.instant();
        person.disable();
        person.endTokens(now);
        events.changed(person, now);
        sessions.closeAll(personId);
        resetLinks.deleteOf(personId);
        record("account-disabled", Changes.of("disabled", false, true), personId, admin);
        return new Outcome.Changed(person);
    }

    @Transactional
    public Outcome enable(UUID personId, Caller admin) {
        Optional<Person> found = people.findExisting(personId);
        if (found.isEmpty()) return new Outcome.NoSuchPerson();
        Person person = found.get();
        if (!person.isDisabled()) return new Outcome.Changed(person);
        person.enable();
        events.changed(person, clock.instant());
        record("account-enabled", Changes.of("disabled", true, false), personId, admin);
        return new Outcome.Changed(person);
    }

    /**
     * Deletes everything that says who the person was. The row stays, nameless, for the bookings and notes that refer to it;
     * the other services get a tombstone, after which no token or feed of the person works.
     */
    @Transactional
    public Outcome delete(UUID personId, Caller admin) {
        List<Person> admins = people.findByRoleOrderById(Role.ADMIN);
        Optional<Person> found = people.findExisting(personId);
        if (found.isEmpty()) return new Outcome.NoSuchPerson();
        Person person = found.get();
        if (admin.is(personId)) return new Outcome.OwnAccount();
        if (Person.isLastEnabled(person, admins)) return new Outcome.LastAdmin();
        throttle.forgive(new EmailAddress(person.email()));
        person.erase(clock.instant());
        events.erased(person);
        sessions.deleteAll(personId);
        apiTokens.deleteAll(personId);
        resetLinks.deleteOf(personId);
        auditNames.erase(personId, Person.ERASED_NAME);
        publisher.publishEvent(new PersonDeleted(personId));
        record("account-deleted", Changes.none(), personId, admin);
        return new Outcome.Changed(person);
    }

    private void record(String action, Changes changes, UUID personId, Caller admin) {
        audit.record(Actor.of(admin), Subject.person(personId), action, changes);
        SecurityLog.event(action)
                .with("personId", personId)
                .with("by", admin.id())
                .write();
    }
}
