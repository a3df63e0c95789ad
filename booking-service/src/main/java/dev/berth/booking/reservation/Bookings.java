package dev.berth.booking.reservation;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Bookings extends JpaRepository<Booking, UUID>, JpaSpecificationExecutor<Booking> {

    /** Whoever changes a booking locks it first: its events are in the order of its changes, and nobody is overtaken. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> findLocked(UUID id);

    /** All at once and in a fixed order, for whoever has locked the session. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.seat.courseSessionId = :sessionId and b.status in :statuses order by b.id")
    List<Booking> findLockedOfSession(UUID sessionId, Collection<BookingStatus> statuses);

    @Query("""
            select count(b) > 0 from Booking b
            where b.seat.courseSessionId = :sessionId and b.userId = :userId and b.status in :statuses""")
    boolean hasSeat(UUID sessionId, UUID userId, Collection<BookingStatus> statuses);

    List<Booking> findByPlacementNodeIdAndStatus(UUID nodeId, BookingStatus status);

    List<Booking> findByUserId(UUID userId, Sort order);

    int countByUserIdAndKindAndStatusIn(UUID userId, BookingKind kind, Collection<BookingStatus> statuses);
}
