package dev.berth.booking.reservation;

import dev.berth.booking.audit.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bookings that do not fit their node any more, because it shrank, lost a GPU or was revoked. They move at once, however far their start
 * is; where no other node has room, their owners and the admins read why. Of several that do not fit together the newest leaves first.
 */
@Component
class Misfits {
    private static final Logger log = LoggerFactory.getLogger(Misfits.class);

    /** Of a booking {@code b} and its node {@code n}. The ledger counts what was given away, so a slot with too much in it shows there. */
    private static final String DOES_NOT_FIT = """
            b.kind = 'compute' AND b.status IN ('pending', 'approved') AND b.ends_at > :now
            AND (n.revoked
              OR EXISTS (SELECT 1 FROM unnest(b.gpu_uuids) held
                         WHERE held NOT IN (SELECT gpu ->> 'uuid' FROM jsonb_array_elements(n.gpus) gpu))
              OR EXISTS (SELECT 1 FROM node_slot s
                         WHERE s.node_id = n.id AND s.slot > b.starts_at - interval '15 min' AND s.slot < b.ends_at
                           AND (s.cores_used > n.cores OR s.memory_gb_used > n.memory_gb)))
            """;

    private final JdbcClient jdbc;
    private final Relocation relocation;
    private final Changes changes;

    Misfits(JdbcClient jdbc, Relocation relocation, Changes changes) {
        this.jdbc = jdbc;
        this.relocation = relocation;
        this.changes = changes;
    }

    private record Misfit(UUID bookingId, String nodeName, boolean revoked, boolean due) {
        String what() {
            return nodeName + (revoked ? " was taken out of service" : " has less capacity than before");
        }
    }

    void leave(Instant now) {
        for (Misfit misfit : find(now, null)) {
            try {
                leave(misfit, now);
            } catch (RuntimeException e) {
                log.error("Booking {} cannot leave its node", misfit.bookingId(), e);
            }
        }
        forgetSettled(now);
    }

    private void leave(Misfit misfit, Instant now) {
        Predicate<Booking> needed = booking -> find(now, booking.id()).contains(misfit);
        var outcome = relocation.relocate(
                misfit.bookingId(), needed, other -> misfit.what() + ": moved to " + other, Actor.SYSTEM, now);
        if (outcome != Relocation.Outcome.NO_ROOM) {
            return;
        }
        String why = misfit.what() + ", and " + WithoutNode.NO_OTHER;
        relocation.change(
                misfit.bookingId(),
                needed,
                booking -> misfit.due() && booking.status() == BookingStatus.APPROVED
                        ? changes.apply(booking, BookingAction.FAILED, Actor.SYSTEM, () -> booking.giveUp(why, now))
                        : changes.apply(
                                booking,
                                BookingAction.UPDATED,
                                Actor.SYSTEM,
                                () -> booking.warn(
                                        why + ": this booking fails at its start unless that changes", now)));
    }

    private List<Misfit> find(Instant now, @Nullable UUID only) {
        return jdbc.sql("""
                        SELECT b.id, n.name, n.revoked, b.starts_at <= :now AS due
                        FROM booking b JOIN node n ON n.id = b.node_id
                        WHERE n.bookings_to_check AND (:only::uuid IS NULL OR b.id = :only::uuid) AND\s""" + DOES_NOT_FIT + """
                        ORDER BY b.created_at DESC, b.id LIMIT 100""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("only", only)
                .query((row, n) -> new Misfit(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("revoked"),
                        row.getBoolean("due")))
                .list();
    }

    private void forgetSettled(Instant now) {
        jdbc.sql("""
                        UPDATE node n SET bookings_to_check = false
                        WHERE n.bookings_to_check
                          AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.node_id = n.id AND\s""" + DOES_NOT_FIT + ")")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
