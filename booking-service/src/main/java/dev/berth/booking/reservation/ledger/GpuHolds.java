package dev.berth.booking.reservation.ledger;

import dev.berth.booking.grid.Window;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The SQL of GPU holds: a GPU is exclusive, and the table's exclusion constraint is the judge. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class GpuHolds {
    private static final String EXCLUSION_VIOLATION = "23P01";

    private final JdbcClient jdbc;

    GpuHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Chooses free ones. Call it after the ledger's slots are held: whoever wants the same node at the same time waits
     * there, so what is free here stays free.
     *
     * @throws NodeFull when there are not enough
     */
    public List<String> choose(int count, Collection<String> ofNode, Window window) {
        return choose(count, ofNode, window, null);
    }

    /** The same for a booking that holds GPUs already: its own count as free. */
    public List<String> choose(int count, Collection<String> ofNode, Window window, @Nullable UUID bookingId) {
        if (count == 0) {
            return List.of();
        }
        Set<String> taken = new HashSet<>(jdbc.sql("""
                        SELECT gpu_uuid FROM gpu_hold
                        WHERE gpu_uuid = ANY (:gpus) AND during && tstzrange(:from, :until)
                          AND booking_id IS DISTINCT FROM :booking::uuid""")
                .param("booking", bookingId)
                .param("gpus", ofNode.toArray(String[]::new))
                .param("from", from(window))
                .param("until", until(window))
                .<String>query((row, n) -> row.getString("gpu_uuid"))
                .list());
        List<String> free =
                ofNode.stream().filter(gpu -> !taken.contains(gpu)).limit(count).toList();
        if (free.size() < count) {
            throw new NodeFull("Not enough free GPUs");
        }
        return free;
    }

    /** @throws NodeFull when PostgreSQL refuses; the transaction is lost then */
    public void change(Optional<GpuShare> before, Optional<GpuShare> after) {
        if (before.equals(after)) {
            return;
        }
        try {
            if (before.isPresent() && after.isPresent() && sameGpus(before.get(), after.get())) {
                changeWindow(after.get());
            } else {
                before.ifPresent(this::release);
                after.ifPresent(this::hold);
            }
        } catch (DataIntegrityViolationException e) {
            throw isExclusion(e) ? new NodeFull("A GPU is taken", e) : e;
        }
    }

    private static boolean sameGpus(GpuShare one, GpuShare other) {
        return one.gpuUuids().equals(other.gpuUuids());
    }

    private void hold(GpuShare share) {
        jdbc.sql("""
                        INSERT INTO gpu_hold (booking_id, gpu_uuid, during)
                        SELECT :booking, gpu, tstzrange(:from, :until) FROM unnest(:gpus::text[]) gpu ORDER BY gpu""")
                .param("booking", share.bookingId())
                .param("gpus", share.gpuUuids().toArray(String[]::new))
                .param("from", from(share.window()))
                .param("until", until(share.window()))
                .update();
    }

    private void changeWindow(GpuShare share) {
        jdbc.sql("UPDATE gpu_hold SET during = tstzrange(:from, :until) WHERE booking_id = :booking")
                .param("booking", share.bookingId())
                .param("from", from(share.window()))
                .param("until", until(share.window()))
                .update();
    }

    private void release(GpuShare share) {
        jdbc.sql("DELETE FROM gpu_hold WHERE booking_id = :booking")
                .param("booking", share.bookingId())
                .update();
    }

    private static boolean isExclusion(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof SQLException sql && EXCLUSION_VIOLATION.equals(sql.getSQLState());
    }

    private static OffsetDateTime from(Window window) {
        return window.startsAt().atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime until(Window window) {
        return window.endsAt().atOffset(ZoneOffset.UTC);
    }
}
