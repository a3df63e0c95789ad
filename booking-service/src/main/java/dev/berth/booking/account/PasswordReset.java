package dev.berth.booking.account;

import dev.berth.booking.apitoken.ApiTokens;
import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.secret.Secrets;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import dev.berth.booking.security.SecurityLog;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A new password for somebody who forgot theirs: an admin makes a link and hands it over, and its holder chooses the password.
 * An admin's own account has no such link, so that one admin cannot take over another's.
 */
@Service
public class PasswordReset {
    private final People people;
    private final ResetLinks links;
    private final PasswordHashing hashing;
    private final Sessions sessions;
    private final ApiTokens apiTokens;
    private final LoginThrottle throttle;
    private final PersonEvents events;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AccountSettings settings;

    PasswordReset(
            People people,
            ResetLinks links,
            PasswordHashing hashing,
            Sessions sessions,
            ApiTokens apiTokens,
            LoginThrottle throttle,
            PersonEvents events,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            AccountSettings settings) {
        this.people = people;
        this.links = links;
        this.hashing = hashing;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.throttle = throttle;
        this.events = events;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    public sealed interface Making {
        /** @param url carries the token in its fragment, which a browser sends to no server */
        record Made(URI url, String token, Instant expiresAt) implements Making {}

        record NoSuchPerson() implements Making {}

        record NotForAdmins() implements Making {}
    }

    public sealed interface Outcome {
        record Changed() implements Outcome {}

        /** Unknown, used, or too old. */
        record TokenRefused() implements Outcome {}

        /** This network has tried too many tokens that do not exist. */
        record Throttled(Duration pause) implements Outcome {}
    }

    /** Ends nothing yet: whoever remembers their password may go on with it. */
    @Transactional
    public Making makeLink(UUID personId, Caller admin) {
        Optional<Person> found = people.findExisting(personId);
        if (found.isEmpty()) return new Making.NoSuchPerson();
        if (found.get().role() == Role.ADMIN) return new Making.NotForAdmins();
        String token = Secrets.fresh();
        Instant expiresAt = clock.instant().plus(settings.resetLinkLife());
        links.replace(personId, Secrets.hash(token), expiresAt);
        audit.record(
                Actor.of(admin),
                Subject.person(personId),
                "reset-link-made",
                Changes.of("expiresAt", null, expiresAt.toString()));
        SecurityLog.event("reset-link-made")
                .with("personId", personId)
                .with("by", admin.id())
                .write();
        return new Making.Made(settings.publicUrl().resolve("/reset#token=" + token), token, expiresAt);
    }

    public Outcome reset(String token, String password, ClientAddress address) {
        Optional<Duration> pause = links.pause(address);
        if (pause.isPresent()) return throttled(pause.get(), address);
        // Asks before it hashes, which is costly, and again when it is done.
        if (links.find(token).isEmpty()) return refused(address);
        String hash = hashing.hash(password, address);
        return transaction.execute(status -> links.use(token)
                .flatMap(people::findExisting)
                .filter(person -> person.role() != Role.ADMIN)
                .map(person -> change(person, hash, address))
                .orElseGet(() -> refused(address)));
    }

    private Outcome change(Person person, String hash, ClientAddress address) {
        Instant now = clock.instant();
        person.changePassword(hash);
        person.endTokens(now);
        events.changed(person, now);
        sessions.closeAll(person.id());
        apiTokens.revokeAll(person.asCaller());
        throttle.forgive(new EmailAddress(person.email()));
        audit.record(
                Actor.of(person.asCaller()),
                Subject.person(person.id()),
                "password-reset",
                Changes.of("password", "", "changed"));
        SecurityLog.event("password-reset")
                .with("personId", person.id())
                .with("address", address.text())
                .write();
        return new Outcome.Changed();
    }

    private Outcome refused(ClientAddress address) {
        links.failed(address);
        SecurityLog.event("reset-token-refused").with("address", address.text()).write();
        return new Outcome.TokenRefused();
    }

    private static Outcome throttled(Duration pause, ClientAddress address) {
        SecurityLog.event("reset-throttled")
                .with("address", address.text())
                .with("seconds", pause.toSeconds())
                .write();
        return new Outcome.Throttled(pause);
    }
}
