package dev.berth.booking.node;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Nodes extends JpaRepository<Node, UUID> {

    /** Locked, so that a node's events are in the order of its changes. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select n from Node n where n.id = :id")
    Optional<Node> lock(UUID id);

    @Query(nativeQuery = true, value = """
            select * from node n
            where not n.retired and (cast(:after as uuid) is null
               or (n.name, n.id) > (select c.name, c.id from node c where c.id = cast(:after as uuid)))
            order by n.name, n.id limit :limit""")
    List<Node> page(@Nullable UUID after, int limit);

    /** Claimed for this transaction, with the key not published yet; another replica passes them over. */
    @Query(nativeQuery = true, value = """
            select * from node where not key_published order by id limit :limit for update skip locked""")
    List<Node> claimUnpublished(int limit);

    /** Waking nodes to which a packet is due, claimed for this transaction; another replica passes them over. */
    @Query(nativeQuery = true, value = """
            select * from node
            where wake_began_at is not null and (wake_sent_at is null or wake_sent_at <= :sentBefore)
            order by wake_sent_at nulls first, id limit :limit for update skip locked""")
    List<Node> claimWaking(Instant sentBefore, int limit);

    /** Nodes whose planned maintenance begins or ends, claimed for this transaction. */
    @Query(nativeQuery = true, value = """
            select * from node
            where not retired and (not maintenance and maintenance_from <= :now or maintenance_until <= :now)
            order by id limit 100 for update skip locked""")
    List<Node> claimPlanned(Instant now);

    /** Which of these GPUs belong to another node that is in service. */
    @Query(nativeQuery = true, value = """
            select gpu ->> 'uuid' from node n, jsonb_array_elements(n.gpus) gpu
            where not n.revoked and n.public_key <> :ownKey and gpu ->> 'uuid' in (:uuids)""")
    List<String> gpusOfOthers(byte[] ownKey, Collection<String> uuids);

    /** Claimed for this transaction; another replica's sweep passes them over. */
    @Query(nativeQuery = true, value = """
            select n.* from node n join node_pulse p on p.node_id = n.id
            where n.presence = 'online' and p.last_seen_at < :before
            for update of n skip locked""")
    List<Node> claimSilentSince(Instant before);
}
