package dev.berth.booking.room;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Rooms extends JpaRepository<Room, UUID> {
    /** Locked, so that a room's events are in the order of its changes. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Room r where r.id = :id")
    Optional<Room> lock(UUID id);

    @Query(nativeQuery = true, value = """
            select * from room r
            where (cast(:branch as text) is null or r.branch = cast(:branch as text))
              and r.capacity >= :capacity
              and (cast(:after as uuid) is null
                   or (r.branch, r.name, r.id) >
                      (select c.branch, c.name, c.id from room c where c.id = cast(:after as uuid)))
            order by r.branch, r.name, r.id limit :limit""")
    List<Room> page(@Nullable String branch, int capacity, @Nullable UUID after, int limit);

    /** The closest in size first. */
    @Query(nativeQuery = true, value = """
            select r.* from room r, room o
            where o.id = :id and r.branch = o.branch and r.id <> o.id and r.status = 'open' and r.capacity >= :capacity
            order by abs(r.capacity - o.capacity), r.name, r.id limit :limit""")
    List<Room> similarInItsBranch(UUID id, int capacity, int limit);

    /** Looks at all rooms there are. */
    @Query(nativeQuery = true, value = """
            select r.* from room r, room o
            where o.id = :id and r.branch <> o.branch and r.status = 'open' and r.capacity >= :capacity
            order by abs(r.capacity - o.capacity), r.name, r.id limit :limit""")
    List<Room> similarElsewhere(UUID id, int capacity, int limit);
}
