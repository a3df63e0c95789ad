package dev.berth.sync.source;

import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.secret.Sealed;
import dev.berth.sync.secret.SealedThings;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of sources. A source's id is what its secret belongs to. */
@Repository
class SourceTable implements SealedThings {
    private static final TypeReference<Map<String, UUID>> ROOMS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    SourceTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(OutsideSource it, Instant nextSync) {
        bound(sql.sql("""
                INSERT INTO outside_source (id, kind, name, enabled, address, client_id, location_ids, time_zone, rooms,
                    person_id, key_id, wrapped_key, sealed, created_at, next_sync_at, version)
                VALUES (:id, :kind, :name, :enabled, :address, :client, :locations, :zone, :rooms::jsonb,
                    :person, :key, :wrapped, :sealed, :created, :next, :version)
                """), it)
                .param("kind", it.setup().kind().word())
                .param("person", it.setup().personId())
                .param("created", it.createdAt().atOffset(ZoneOffset.UTC))
                .param("next", nextSync.atOffset(ZoneOffset.UTC))
                .param("version", it.version())
                .update();
    }

    /** False when somebody was quicker. */
    boolean update(OutsideSource it, long seen) {
        return bound(sql.sql("""
                        UPDATE outside_source SET name = :name, enabled = :enabled, address = :address,
                            client_id = :client, location_ids = :locations, time_zone = :zone, rooms = :rooms::jsonb,
                            key_id = :key, wrapped_key = :wrapped, sealed = :sealed, version = version + 1
                        WHERE id = :id AND version = :seen
                        """), it).param("seen", seen).update() == 1;
    }

    private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, OutsideSource it) {
        Setup setup = it.setup();
        Sealed secret = it.secret();
        return statement
                .param("id", it.id())
                .param("name", setup.name())
                .param("enabled", setup.enabled())
                .param("address", setup.address().toString())
                .param("client", setup.clientId())
                .param("locations", setup.locationIds().toArray(String[]::new))
                .param("zone", setup.timeZone().getId())
                .param("rooms", json.writeValueAsString(setup.rooms()))
                .param("key", secret == null ? null : secret.keyId())
                .param("wrapped", secret == null ? null : secret.wrappedKey())
                .param("sealed", secret == null ? null : secret.content());
    }

    Optional<OutsideSource> find(UUID id) {
        return sql.sql("SELECT * FROM outside_source WHERE id = ?")
                .param(id)
                .query((row, n) -> source(row))
                .optional();
    }

    /** Those of rooms, or those of one person. */
    List<OutsideSource> list(@Nullable UUID personId) {
        return sql.sql("SELECT * FROM outside_source WHERE person_id IS NOT DISTINCT FROM ? ORDER BY name, id")
                .param(personId)
                .query((row, n) -> source(row))
                .list();
    }

    /** Until the transaction ends: counting what a person has means something only while nobody adds to it. */
    void lock(UUID personId) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('sync.calendars:' || ?::text, 0))")
                .param(personId)
                .query((row, n) -> row.getRow())
                .single();
    }

    /** Those that are read for rooms, locked for this transaction. NO KEY: the spaces that a run keeps meanwhile refer to them. */
    List<OutsideSource> lockThoseOfRooms() {
        return sql.sql("""
                SELECT * FROM outside_source WHERE person_id IS NULL AND enabled AND rooms <> '{}'
                ORDER BY name, id FOR NO KEY UPDATE
                """).query((row, n) -> source(row)).list();
    }

    boolean delete(UUID id) {
        return sql.sql("DELETE FROM outside_source WHERE id = ?").param(id).update() == 1;
    }

    /** Moves the next time of those that are due; another replica at the same moment gets others. */
    List<OutsideSource> takeDue(SourceKind kind, Instant now, Duration every, int atMost) {
        return sql.sql("""
                UPDATE outside_source SET next_sync_at = CAST(:now AS timestamptz) + make_interval(secs => :every)
                WHERE id IN (
                    SELECT id FROM outside_source WHERE kind = :kind AND enabled AND next_sync_at <= :now
                    ORDER BY next_sync_at LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("every", every.toMillis() / 1000.0)
                .param("kind", kind.word())
                .param("most", atMost)
                .query((row, n) -> source(row))
                .list();
    }

    void sawSpaces(UUID id, Map<String, String> names, Instant now) {
        names.forEach((space, name) -> sql.sql("""
                INSERT INTO outside_space (source_id, space_id, name, seen_at) VALUES (:id, :space, :name, :now)
                ON CONFLICT (source_id, space_id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
                """)
                .param("id", id)
                .param("space", space)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    List<Space> spaces(UUID id) {
        return sql.sql("SELECT space_id, name FROM outside_space WHERE source_id = ? ORDER BY name, space_id")
                .param(id)
                .query((row, n) -> new Space(row.getString("space_id"), row.getString("name")))
                .list();
    }

    Set<UUID> knownRooms(Collection<UUID> ids) {
        return new HashSet<>(
                sql.sql("SELECT resource_id FROM known_resource WHERE kind = 'room' AND resource_id = ANY (?)")
                        .param(ids.toArray(UUID[]::new))
                        .<UUID>query((row, n) -> row.getObject("resource_id", UUID.class))
                        .list());
    }

    @Override
    public Set<Integer> keysInUse() {
        return new HashSet<>(sql.sql("SELECT DISTINCT key_id FROM outside_source WHERE key_id IS NOT NULL")
                .<Integer>query((row, n) -> row.getInt("key_id"))
                .list());
    }

    @Override
    public List<String> notWrappedWith(int key) {
        return sql.sql("SELECT id FROM outside_source WHERE key_id <> ?")
                .param(key)
                .<String>query((row, n) -> row.getString("id"))
                .list();
    }

    @Override
    @Transactional
    public void change(String belongsTo, UnaryOperator<Sealed> change) {
        UUID id = UUID.fromString(belongsTo);
        sql.sql("SELECT * FROM outside_source WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> source(row))
                .optional()
                .flatMap(it -> Optional.ofNullable(it.secret()))
                .map(change)
                .ifPresent(
                        it -> sql.sql("UPDATE outside_source SET key_id = ?, wrapped_key = ?, sealed = ? WHERE id = ?")
                                .params(it.keyId(), it.wrappedKey(), it.content(), id)
                                .update());
    }

    private OutsideSource source(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("sealed");
        return new OutsideSource(
                row.getObject("id", UUID.class),
                new Setup(
                        SourceKind.of(row.getString("kind")),
                        row.getString("name"),
                        row.getBoolean("enabled"),
                        URI.create(row.getString("address")),
                        row.getString("client_id"),
                        List.of((String[]) row.getArray("location_ids").getArray()),
                        ZoneId.of(row.getString("time_zone")),
                        json.readValue(row.getString("rooms"), ROOMS),
                        row.getObject("person_id", UUID.class)),
                sealed == null ? null : new Sealed(row.getInt("key_id"), row.getBytes("wrapped_key"), sealed),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
