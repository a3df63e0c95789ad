package dev.berth.sync.external;

import dev.berth.platform.outbox.Outbox;
import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.Source;
import dev.berth.sync.external.BookingTable.Effect;
import dev.berth.sync.external.BookingTable.Saved;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what connectors find, and tells of every change in the transaction of the change. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ExternalBookings {
    private final BookingTable table;
    private final SourceStates states;
    private final Outbox outbox;

    ExternalBookings(BookingTable table, SourceStates states, Outbox outbox) {
        this.table = table;
        this.states = states;
        this.outbox = outbox;
    }

    public Effects save(Source source, List<FoundBooking> batch, UUID run, Instant at) {
        Effects effects = Effects.NONE;
        // In one order for everybody: two batches that share rows wait for each other instead of deadlocking.
        for (FoundBooking found : sorted(batch)) {
            Saved saved = table.save(source, found, run, at);
            if (saved.effect() != Effect.UNCHANGED) {
                tell(source, new KnownBooking(found, saved.version(), at, false), at);
            }
            effects = effects.plus(effect(saved.effect()));
        }
        return effects;
    }

    public void stillThere(Source source, Collection<String> externalIds, UUID run) {
        table.stillThere(source, externalIds, run);
    }

    public Effects markVanished(Source source, UUID run, ReadOutcome.Complete seen, Instant at) {
        List<KnownBooking> vanished = table.markVanished(source, run, seen.from(), seen.until(), at);
        vanished.forEach(it -> tell(source, it, at));
        return Effects.vanished(vanished.size());
    }

    public void noteAttempt(Source source, @Nullable String error, Instant at) {
        SourceState state = states.note(source.id(), error, at);
        outbox.append(
                ExternalBookingsTopic.NAME,
                SourceRefreshed.key(source),
                SourceRefreshed.of(UUID.randomUUID(), source, state));
    }

    /** As if the source had never been: readers get tombstones. */
    public void forget(Source source) {
        for (String externalId : table.forget(source.id())) {
            outbox.append(ExternalBookingsTopic.NAME, ExternalBookingChanged.key(source.id(), externalId), null);
        }
        if (states.forget(source.id())) {
            outbox.append(ExternalBookingsTopic.NAME, SourceRefreshed.key(source), null);
        }
    }

    public int forgetEndedBefore(Instant instant, int atMost) {
        var gone = table.forgetEndedBefore(instant, atMost);
        gone.forEach(it -> outbox.append(
                ExternalBookingsTopic.NAME, ExternalBookingChanged.key(it.sourceId(), it.externalId()), null));
        return gone.size();
    }

    private void tell(Source source, KnownBooking known, Instant at) {
        outbox.append(
                ExternalBookingsTopic.NAME,
                ExternalBookingChanged.key(source.id(), known.booking().externalId()),
                ExternalBookingChanged.of(UUID.randomUUID(), source, known, at));
    }

    private static List<FoundBooking> sorted(List<FoundBooking> batch) {
        return batch.stream()
                .sorted(Comparator.comparing(FoundBooking::externalId))
                .toList();
    }

    private static Effects effect(Effect effect) {
        return switch (effect) {
            case ADDED -> new Effects(1, 0, 0, 0);
            case UPDATED -> new Effects(0, 1, 0, 0);
            case UNCHANGED -> new Effects(0, 0, 1, 0);
        };
    }
}
