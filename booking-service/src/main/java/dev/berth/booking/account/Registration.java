package dev.berth.booking.account;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Role;
import dev.berth.booking.security.SecurityLog;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody gets an account. */
@Service
public class Registration {
    private static final ClientAddress THIS_MACHINE = new ClientAddress("127.0.0.1");

    private final NewPeople newPeople;
    private final RegistrationQuota quota;
    private final PasswordHashing hashing;
    private final PersonEvents events;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AccountSettings settings;

    Registration(
            NewPeople newPeople,
            RegistrationQuota quota,
            PasswordHashing hashing,
            PersonEvents events,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            AccountSettings settings) {
        this.newPeople = newPeople;
        this.quota = quota;
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

        /** Accounts will be made by invitation only, which nobody can send yet. */
        record InvitationNeeded() implements Outcome {}

        record DomainNotAllowed(Set<String> allowed) implements Outcome {}

        /** This network has made as many accounts as it may for now. */
        record TooMany(Duration pause) implements Outcome {}
    }

    public record Applicant(
            EmailAddress email,
            String password,
            String name,
            @Nullable ZoneId timeZone) {}

    /** @param domains empty unless only these may register */
    public record Rules(RegistrationMode mode, Set<String> domains) {}

    public Rules rules() {
        return new Rules(
                settings.registration(),
                settings.registration() == RegistrationMode.DOMAINS ? settings.registrationDomains() : Set.of());
    }

    public Outcome register(Applicant applicant, ClientAddress address) {
        Optional<Outcome> refused = refusal(applicant.email(), address);
        if (refused.isPresent()) return refused.get();
        // Hashes first: a connection is not held while somebody waits for their turn.
        Person person = person(applicant, Role.STUDENT, hashing.hash(applicant.password(), address), clock.instant());
        return transaction.execute(status -> {
            quota.lock(address);
            Optional<Outcome> tooMany = tooMany(address);
            if (tooMany.isPresent()) return tooMany.get();
            if (!add(person, Actor.of(person.asCaller()))) return new Outcome.EmailTaken();
            quota.count(address);
            SecurityLog.event("registered")
                    .with("personId", person.id())
                    .with("address", address.text())
                    .write();
            return new Outcome.Registered(person);
        });
    }

    /** Empty when the e-mail address belongs to an account already. */
    Optional<Person> makeAdmin(Applicant applicant) {
        String hash = hashing.hash(applicant.password(), THIS_MACHINE);
        Person person = person(applicant, Role.ADMIN, hash, clock.instant());
        boolean added = transaction.execute(status -> add(person, Actor.SYSTEM));
        return added ? Optional.of(person) : Optional.empty();
    }

    private Optional<Outcome> refusal(EmailAddress email, ClientAddress address) {
        return switch (settings.registration()) {
            case INVITE -> Optional.of(new Outcome.InvitationNeeded());
            case DOMAINS ->
                settings.registrationDomains().contains(email.domain())
                        ? tooMany(address)
                        : Optional.of(new Outcome.DomainNotAllowed(settings.registrationDomains()));
            case OPEN -> tooMany(address);
        };
    }

    private Optional<Outcome> tooMany(ClientAddress address) {
        Optional<Duration> pause = quota.pause(address);
        pause.ifPresent(it -> SecurityLog.event("registration-throttled")
                .with("address", address.text())
                .with("seconds", it.toSeconds())
                .write());
        return pause.map(Outcome.TooMany::new);
    }

    private boolean add(Person person, Actor actor) {
        if (!newPeople.add(person)) return false;
        events.registered(person, person.createdAt());
        audit.record(
                actor,
                Subject.person(person.id()),
                "registered",
                Changes.of("role", null, person.role().wireName()));
        return true;
    }

    private Person person(Applicant it, Role role, String hash, Instant now) {
        ZoneId zone = it.timeZone() == null ? settings.timeZone() : it.timeZone();
        return new Person(Uuid7.at(now), it.email(), it.name(), role, zone, hash, now);
    }
}
