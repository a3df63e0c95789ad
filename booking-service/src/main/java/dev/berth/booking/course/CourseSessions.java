package dev.berth.booking.course;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CourseSessions extends JpaRepository<CourseSession, UUID> {
    /** Locked, so that a session's events are in the order of its changes, and no seat is taken meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from CourseSession s where s.id = :id")
    Optional<CourseSession> lock(UUID id);

    /** Until the transaction ends; false while the same request is under way, which is never waited for. */
    @Query(
            nativeQuery = true,
            value =
                    "select pg_try_advisory_xact_lock(hashtextextended('course-session:' || :person || ':' || :key, 0))")
    boolean lockRequest(String person, String key);

    @Query("select s from CourseSession s where s.request.plannedBy = :person and s.request.requestKey = :key")
    Optional<CourseSession> findPlanned(UUID person, String key);

    /** One that has ended and is not said to be over; another replica's pass skips it. */
    @Query(nativeQuery = true, value = """
            select * from course_session where status = 'scheduled' and ends_at <= :now
            order by ends_at, id limit 1 for update skip locked""")
    Optional<CourseSession> claimEnded(Instant now);

    @Query(nativeQuery = true, value = """
            select * from course_session s
            where (cast(:from as timestamptz) is null or s.ends_at > :from)
              and (cast(:to as timestamptz) is null or s.starts_at < :to)
              and (cast(:type as text) is null or s.course_type = cast(:type as text))
              and (cast(:location as text) is null or s.location = cast(:location as text))
              and (cast(:withSeatsAfter as timestamptz) is null
                   or (s.status = 'scheduled' and s.seats_taken < s.capacity and s.starts_at > :withSeatsAfter))
              and (cast(:after as uuid) is null
                   or (s.starts_at, s.id) >
                      (select c.starts_at, c.id from course_session c where c.id = cast(:after as uuid)))
            order by s.starts_at, s.id limit :limit""")
    List<CourseSession> page(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String type,
            @Nullable String location,
            @Nullable Instant withSeatsAfter,
            @Nullable UUID after,
            int limit);
}
