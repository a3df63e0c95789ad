package dev.berth.booking.account;

import dev.berth.booking.account.SignIn.Outcome.Disabled;
import dev.berth.booking.account.SignIn.Outcome.NoMatch;
import dev.berth.booking.account.SignIn.Outcome.Throttled;
import dev.berth.booking.account.SignIn.Outcome.Welcome;
import dev.berth.booking.apitoken.ApiTokens;
import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.SecurityLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people change about themselves. */
@Service
public class Profile {
    private final People people;
    private final SignIn signIn;
    private final PasswordHashing hashing;
    private final ApiTokens apiTokens;
    private final Sessions sessions;
    private final PersonEvents events;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Profile(
            People people,
            SignIn signIn,
            PasswordHashing hashing,
            ApiTokens apiTokens,
            Sessions sessions,
            PersonEvents events,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.people = people;
        this.signIn = signIn;
        this.hashing = hashing;
        this.apiTokens = apiTokens;
        this.sessions = sessions;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    public record Edit(
            @Nullable String name,
            @Nullable ZoneId timeZone,
            @Nullable PasswordChange password) {}

    public record PasswordChange(String current, String next) {}

    public sealed interface Outcome {
        record Saved(Person person) implements Outcome {}

        record WrongPassword() implements Outcome {}

        record Throttled(Duration pause) implements Outcome {}

        record Gone() implements Outcome {}
    }

    public Optional<Person> of(UUID id) {
        return people.findById(id);
    }

    public Outcome edit(UUID id, Edit edit, ClientAddress address) {
        Optional<Person> person = people.findById(id);
        if (person.isEmpty()) return new Outcome.Gone();
        PasswordChange password = edit.password();
        if (password == null) return save(id, edit, null);
        // A thief of an access token must not get unlimited guesses at the password either.
        return switch (signIn.attempt(new EmailAddress(person.get().email()), password.current(), address)) {
            case Welcome it -> save(id, edit, hashing.hash(password.next(), address));
            case NoMatch it -> new Outcome.WrongPassword();
            case Disabled it -> new Outcome.Gone();
            case Throttled it -> new Outcome.Throttled(it.pause());
        };
    }

    public sealed interface Confirmation {
        record Confirmed(Sessions.Live session) implements Confirmation {}

        record WrongPassword() implements Confirmation {}

        record Throttled(Duration pause) implements Confirmation {}

        /** The session was ended meanwhile. */
        record SignedOut() implements Confirmation {}
    }

    /** Somebody who is signed in gives their password once more. */
    public Confirmation confirmPassword(UUID id, UUID sessionId, String password, ClientAddress address) {
        Optional<Person> person = people.findById(id);
        if (person.isEmpty()) return new Confirmation.SignedOut();
        return switch (signIn.attempt(new EmailAddress(person.get().email()), password, address)) {
            case Welcome it ->
                sessions.confirmPassword(sessionId, it.person())
                        .<Confirmation>map(Profile::confirmed)
                        .orElseGet(Confirmation.SignedOut::new);
            case NoMatch it -> new Confirmation.WrongPassword();
            case Disabled it -> new Confirmation.SignedOut();
            case Throttled it -> new Confirmation.Throttled(it.pause());
        };
    }

    private static Confirmation confirmed(Sessions.Live session) {
        SecurityLog.event("password-confirmed")
                .with("personId", session.person().id())
                .with("sessionId", session.id())
                .write();
        return new Confirmation.Confirmed(session);
    }

    /** False when the person has no such session. */
    public boolean endSession(UUID id, UUID sessionId) {
        if (!sessions.end(sessionId, id)) return false;
        SecurityLog.event("session-ended")
                .with("personId", id)
                .with("sessionId", sessionId)
                .write();
        return true;
    }

    /** Ends every session but {@code kept} and every access token; the kept session gets a new one with its next refresh. */
    public void signOutEverywhere(UUID id, @Nullable UUID kept) {
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            Person person = people.findById(id).orElseThrow();
            person.endTokens(now);
            events.changed(person, now);
            int ended = sessions.closeAllBut(kept, id);
            audit.record(
                    Actor.of(person.asCaller()),
                    Subject.person(id),
                    "signed-out-everywhere",
                    Changes.of("sessions", ended, 0));
            SecurityLog.event("sessions-ended")
                    .with("personId", id)
                    .with("sessions", ended)
                    .write();
        });
    }

    private Outcome save(UUID id, Edit edit, @Nullable String passwordHash) {
        return transaction.execute(status -> {
            Person person = people.findById(id).orElseThrow();
            Changes changes = apply(person, edit);
            if (passwordHash != null) {
                Instant now = clock.instant();
                person.changePassword(passwordHash);
                person.endTokens(now);
                events.changed(person, now);
                sessions.closeAll(id);
                apiTokens.revokeAll(person.asCaller());
                SecurityLog.event("password-changed").with("personId", id).write();
                changes.and("password", "", "changed");
            }
            if (!changes.isEmpty()) {
                audit.record(Actor.of(person.asCaller()), Subject.person(id), "profile-changed", changes);
            }
            return new Outcome.Saved(person);
        });
    }

    private static Changes apply(Person person, Edit edit) {
        Changes changes = Changes.none();
        if (edit.name() != null) {
            changes.and("name", person.name(), edit.name());
            person.rename(edit.name());
        }
        if (edit.timeZone() != null) {
            changes.and("timeZone", person.timeZone(), edit.timeZone().getId());
            person.liveIn(edit.timeZone());
        }
        return changes;
    }
}
