package dev.berth.booking.account;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import dev.berth.booking.security.SecurityLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins do with people's accounts. */
@Service
public class Roles {
    private final People people;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final PersonEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    Roles(
            People people,
            Sessions sessions,
            LoginThrottle throttle,
            PersonEvents events,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.throttle = throttle;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Changed(Person person) implements Outcome {}

        record NoSuchPerson() implements Outcome {}

        /** Without an admin nobody could ever make one again. */
        record LastAdmin() implements Outcome {}
    }

    /** By part of the name or e-mail, oldest account first, beginning after the person with this id. */
    @Transactional(readOnly = true)
    public List<Person> search(String text, UUID after, int limit) {
        String pattern = text.strip().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
        return people.search("%" + pattern + "%", after, Limit.of(limit));
    }

    /** Those of these people whose account is left alone by some network after wrong passwords. */
    @Transactional(readOnly = true)
    public Set<UUID> lockedOut(List<Person> some) {
        Set<EmailAddress> locked = throttle.locked(
                some.stream().map(it -> new EmailAddress(it.email())).toList());
        return some.stream()
                .filter(it -> locked.contains(new EmailAddress(it.email())))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** Ends the person's sessions and access tokens: their next sign-in carries the new role. */
    @Transactional
    public Outcome assign(UUID personId, Role role, Caller admin) {
        List<Person> admins = people.findByRoleOrderById(Role.ADMIN);
        Optional<Person> found = people.findExisting(personId);
        if (found.isEmpty()) return new Outcome.NoSuchPerson();
        Person person = found.get();
        Role before = person.role();
        if (before == role) return new Outcome.Changed(person);
        if (Person.isLastEnabled(person, admins)) return new Outcome.LastAdmin();
        Instant now = clock.instant();
        person.become(role);
        person.endTokens(now);
        events.changed(person, now);
        sessions.closeAll(personId);
        SecurityLog.event("role-changed")
                .with("personId", personId)
                .with("from", before.wireName())
                .with("to", role.wireName())
                .with("by", admin.id())
                .write();
        audit.record(
                Actor.of(admin),
                Subject.person(personId),
                "role-changed",
                Changes.of("role", before.wireName(), role.wireName()));
        return new Outcome.Changed(person);
    }

    /** Lets somebody try to sign in again at once who gave too many wrong passwords. False when there is no such person. */
    @Transactional
    public boolean unlock(UUID personId, Caller admin) {
        Optional<Person> found = people.findExisting(personId);
        found.ifPresent(person -> {
            int forgotten = throttle.forgive(new EmailAddress(person.email()));
            if (forgotten > 0) {
                audit.record(
                        Actor.of(admin),
                        Subject.person(personId),
                        "sign-in-unlocked",
                        Changes.of("failedSignIns", forgotten, 0));
                SecurityLog.event("sign-in-unlocked")
                        .with("personId", personId)
                        .with("by", admin.id())
                        .write();
            }
        });
        return found.isPresent();
    }
}
