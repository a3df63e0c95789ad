package dev.berth.booking.feature;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.feature.Flag.Audience;
import dev.berth.booking.feature.Flag.Editor;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What admins see of the flags and change about them. */
@Service
public class FlagAdministration {
    private final FlagTable table;
    private final KnownFlags known;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FlagAdministration(
            FlagTable table, KnownFlags known, AuditTrail audit, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.known = known;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Saved(Flag flag) implements Outcome {}

        record NoSuchFlag() implements Outcome {}

        record Stale() implements Outcome {}

        /** One of the named people has no account. */
        record NobodyOfThatId() implements Outcome {}
    }

    public List<Flag> all() {
        return table.all();
    }

    /** Holds at this replica when it returns, and at the others half a second later. */
    public Outcome change(String key, UnaryOperator<Audience> change, long expectedVersion, Caller admin) {
        Outcome outcome = transaction.execute(status -> save(key, change, expectedVersion, admin));
        known.refresh();
        return outcome;
    }

    private Outcome save(String key, UnaryOperator<Audience> change, long expectedVersion, Caller admin) {
        Optional<Flag> found = table.lock(key);
        if (found.isEmpty()) return new Outcome.NoSuchFlag();
        Flag before = found.get();
        if (before.version() != expectedVersion) return new Outcome.Stale();
        Audience next = change.apply(before.audience());
        if (!table.areAllPeople(next.people())) return new Outcome.NobodyOfThatId();
        Changes changes = differences(before.audience(), next);
        if (changes.isEmpty()) return new Outcome.Saved(before);
        Flag after = changed(before, next, admin);
        table.update(after);
        audit.record(Actor.of(admin), Subject.flag(before.id()), "changed", changes);
        return new Outcome.Saved(after);
    }

    private Flag changed(Flag before, Audience audience, Caller admin) {
        return new Flag(
                before.id(),
                before.key(),
                before.description(),
                audience,
                clock.instant(),
                new Editor(admin.id(), admin.name()),
                before.version() + 1);
    }

    private static Changes differences(Audience before, Audience after) {
        return Changes.none()
                .and("enabled", before.enabled(), after.enabled())
                .and("percentage", before.percentage(), after.percentage())
                .and("roles", before.roles(), after.roles())
                .and("people", before.people(), after.people());
    }
}
