package dev.berth.sync.source;

import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.external.ExternalBookings;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.Trigger;
import dev.berth.sync.secret.Sealed;
import dev.berth.sync.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sources: set up by somebody, read by their connectors, and forgotten with everything that came from them. */
@Component
public class OutsideSources {
    /** When a source that was just added, and read then, is read by the clock for the first time. */
    private static final Duration FIRST_BY_ITSELF = Duration.ofMinutes(15);

    private static final int AT_MOST = 100;

    private final SourceTable table;
    private final CalendarTexts texts;
    private final Vault vault;
    private final Jobs jobs;
    private final ExternalBookings bookings;
    private final Clock clock;

    OutsideSources(
            SourceTable table, CalendarTexts texts, Vault vault, Jobs jobs, ExternalBookings bookings, Clock clock) {
        this.table = table;
        this.texts = texts;
        this.vault = vault;
        this.jobs = jobs;
        this.bookings = bookings;
        this.clock = clock;
    }

    public boolean canKeepSecrets() {
        return vault.isOpen();
    }

    /** Those that fill rooms, or those of one person. */
    public List<OutsideSource> list(@Nullable UUID personId) {
        return table.list(personId);
    }

    public Optional<OutsideSource> find(UUID id) {
        return table.find(id);
    }

    /** What the jobs call a source; empty when it is gone, or none of these. */
    public Optional<OutsideSource> find(String sourceId) {
        try {
            return table.find(UUID.fromString(sourceId));
        } catch (IllegalArgumentException anotherKind) {
            return Optional.empty();
        }
    }

    /** Read for the first time at once. */
    @Transactional
    public OutsideSource add(Setup setup, Entrusted entrusted) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        var source = new OutsideSource(id, setup, secretOf(id, null, entrusted), now, 0);
        table.insert(source, now.plus(FIRST_BY_ITSELF));
        readAnew(source, entrusted);
        return source;
    }

    /**
     * One more of a person's own.
     *
     * @return empty when they have as many as they may
     */
    @Transactional
    public Optional<OutsideSource> addOwn(UUID personId, Setup setup, Entrusted entrusted, int most) {
        table.lock(personId);
        return table.list(personId).size() < most ? Optional.of(add(setup, entrusted)) : Optional.empty();
    }

    /**
     * Read anew at once: another mapping is another truth.
     *
     * @return empty when somebody was quicker
     */
    @Transactional
    public Optional<OutsideSource> change(OutsideSource seen, Setup setup, Entrusted entrusted) {
        var changed = new OutsideSource(
                seen.id(), setup, secretOf(seen.id(), seen.secret(), entrusted), seen.createdAt(), seen.version() + 1);
        if (!table.update(changed, seen.version())) {
            return Optional.empty();
        }
        readAnew(changed, entrusted);
        return Optional.of(changed);
    }

    private void readAnew(OutsideSource source, Entrusted entrusted) {
        switch (entrusted) {
            case Entrusted.Nothing it -> {}
            // Of another address nothing is known yet, also not which edition was seen last.
            case Entrusted.Secret it -> texts.forget(source.id());
            case Entrusted.Calendar it -> texts.keep(source.id(), CalendarText.uploaded(it.content()), clock.instant());
        }
        if (source.setup().enabled()) {
            jobs.request(source.source(), Trigger.MANUAL);
        }
    }

    /** With every booking that came from it: their rooms are free of them. */
    @Transactional
    public void remove(OutsideSource source) {
        if (table.delete(source.id())) {
            jobs.forget(source.source());
            bookings.forget(source.source());
        }
    }

    @Transactional
    public UUID refresh(OutsideSource source) {
        return jobs.request(source.source(), Trigger.MANUAL);
    }

    public List<OutsideSource> takeDue(SourceKind kind, Duration every) {
        return table.takeDue(kind, clock.instant(), every, AT_MOST);
    }

    /** Empty when there is none, or when the key that sealed it is lost. */
    public Optional<String> secret(OutsideSource source) {
        return Optional.ofNullable(source.secret())
                .flatMap(it -> vault.open(source.id().toString(), it))
                .map(it -> new String(it, StandardCharsets.UTF_8));
    }

    @Transactional
    public void sawSpaces(OutsideSource source, Map<String, String> names) {
        table.sawSpaces(source.id(), names, clock.instant());
    }

    public List<Space> spaces(OutsideSource source) {
        return table.spaces(source.id());
    }

    /** Those of them that are no rooms of Berth. */
    public Set<UUID> unknownRooms(Set<UUID> ids) {
        var unknown = new TreeSet<>(ids);
        unknown.removeAll(table.knownRooms(ids));
        return unknown;
    }

    public Optional<CalendarText> text(OutsideSource source) {
        return texts.find(source.id());
    }

    /** The length of what is kept of the same person's other calendars. */
    public long charactersBeside(OutsideSource source) {
        return texts.charactersBeside(source.id());
    }

    public void keepText(OutsideSource source, CalendarText text) {
        texts.keep(source.id(), text, clock.instant());
    }

    private @Nullable Sealed secretOf(UUID id, @Nullable Sealed known, Entrusted entrusted) {
        return switch (entrusted) {
            case Entrusted.Nothing it -> known;
            case Entrusted.Secret it -> vault.seal(id.toString(), it.text().getBytes(StandardCharsets.UTF_8));
            case Entrusted.Calendar it -> null;
        };
    }
}
