package dev.berth.booking.account;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.id.Uuid7;
import dev.berth.booking.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody gets an account. */
@Service
public class Registration {
    private final NewPeople newPeople;
    private final PasswordHashing hashing;
    private final PersonEvents events;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AccountSettings settings;

    Registration(
            NewPeople newPeople,
            PasswordHashing hashing,
            PersonEvents events,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            AccountSettings settings) {
        this.newPeople = newPeople;
        this.hashing = hashing;
        this.events = events;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    public sealed interface Outcome {
        record Registered(Person person) implements Outcome {}

        record EmailTaken() implements Outcome {}
    }

    public record Applicant(
            EmailAddress email,
            String password,
            String name,
            @Nullable ZoneId timeZone) {}

    public Outcome register(Applicant applicant) {
        return register(applicant, Role.STUDENT);
    }

    /** Hashes first: a connection is not held while somebody waits for their turn. */
    Outcome register(Applicant applicant, Role role) {
        Person person = person(applicant, role, hashing.hash(applicant.password()), clock.instant());
        boolean added = transaction.execute(status -> {
            if (!newPeople.add(person)) return false;
            events.registered(person, person.createdAt());
            audit.record(
                    role == Role.STUDENT ? Actor.of(person.asCaller()) : Actor.SYSTEM,
                    Subject.person(person.id()),
                    "registered",
                    Changes.of("role", null, role.wireName()));
            return true;
        });
        return added ? new Outcome.Registered(person) : new Outcome.EmailTaken();
    }

    private Person person(Applicant it, Role role, String hash, Instant now) {
        ZoneId zone = it.timeZone() == null ? settings.timeZone() : it.timeZone();
        return new Person(Uuid7.at(now), it.email(), it.name(), role, zone, hash, now);
    }
}
