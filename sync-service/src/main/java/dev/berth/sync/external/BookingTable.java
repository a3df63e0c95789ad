package dev.berth.sync.external;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.FoundBooking.Note;
import dev.berth.sync.connector.FoundBooking.Status;
import dev.berth.sync.connector.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of external bookings. */
@Repository
class BookingTable {
    private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    BookingTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What a save did to one row. */
    enum Effect {
        ADDED,
        UPDATED,
        UNCHANGED
    }

    record Saved(Effect effect, long version) {}

    Saved save(Source source, FoundBooking found, UUID run, Instant at) {
        return sql.sql("""
                INSERT INTO external_booking AS known (source_id, external_id, person_id, resource_id, title, location,
                    starts_at, ends_at, all_day, status, url, price, notes, fingerprint,
                    first_seen_at, last_seen_at, last_seen_run)
                VALUES (:source, :id, :person, :resource, :title, :location,
                    :starts, :ends, :allDay, :status, :url, :price, CAST(:notes AS jsonb), :fingerprint,
                    :at, :at, :run)
                ON CONFLICT (source_id, external_id) DO UPDATE SET
                    person_id = excluded.person_id, resource_id = excluded.resource_id, title = excluded.title,
                    location = excluded.location, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                    all_day = excluded.all_day, status = excluded.status, url = excluded.url, price = excluded.price,
                    notes = excluded.notes, fingerprint = excluded.fingerprint,
                    last_seen_at = excluded.last_seen_at, last_seen_run = excluded.last_seen_run, vanished_at = NULL,
                    version = CASE WHEN known.fingerprint = excluded.fingerprint AND known.vanished_at IS NULL
                                   THEN known.version ELSE nextval('external_booking_version') END
                RETURNING old.version AS was, new.version AS is_now
                """)
                .param("source", source.id())
                .param("id", found.externalId())
                .param("person", source.personId())
                .param("resource", found.resourceId())
                .param("title", found.title())
                .param("location", found.location())
                .param("starts", utc(found.startsAt()))
                .param("ends", utc(found.endsAt()))
                .param("allDay", found.allDay())
                .param("status", found.status().word())
                .param("url", found.url())
                .param("price", found.price())
                .param("notes", json.writeValueAsString(found.notes()))
                .param("fingerprint", found.fingerprint())
                .param("at", utc(at))
                .param("run", run)
                .query((row, n) -> saved(row.getObject("was", Long.class), row.getLong("is_now")))
                .single();
    }

    private static Saved saved(@Nullable Long before, long version) {
        if (before == null) {
            return new Saved(Effect.ADDED, version);
        }
        return new Saved(before == version ? Effect.UNCHANGED : Effect.UPDATED, version);
    }

    void stillThere(Source source, Collection<String> externalIds, UUID run) {
        String[] ids = externalIds.toArray(String[]::new);
        sql.sql("""
                UPDATE external_booking SET last_seen_run = ? WHERE source_id = ?
                  AND (external_id = ANY (?) OR regexp_replace(external_id, '#[^#]*$', '') = ANY (?))
                """).params(run, source.id(), ids, ids).update();
    }

    /** Marks what the run did not see of the span that it read completely. */
    List<KnownBooking> markVanished(
            Source source, UUID run, @Nullable Instant from, @Nullable Instant until, Instant at) {
        return sql.sql("""
                UPDATE external_booking SET vanished_at = :at, version = nextval('external_booking_version')
                WHERE source_id = :source AND last_seen_run <> :run AND vanished_at IS NULL
                  AND (CAST(:from AS timestamptz) IS NULL OR ends_at > :from)
                  AND (CAST(:until AS timestamptz) IS NULL OR starts_at < :until)
                RETURNING *
                """)
                .param("source", source.id())
                .param("run", run)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("at", utc(at))
                .query((row, n) -> known(row))
                .list();
    }

    List<PersonalBooking> ofPerson(
            UUID person, Instant from, @Nullable Instant to, PersonalBookings.@Nullable Place after, int limit) {
        return sql.sql("""
                SELECT * FROM external_booking
                WHERE person_id = :person AND vanished_at IS NULL AND ends_at > :from
                  AND (CAST(:to AS timestamptz) IS NULL OR starts_at < :to)
                  AND (CAST(:start AS timestamptz) IS NULL
                       OR (starts_at, source_id, external_id) > (:start, :source, :id))
                ORDER BY starts_at, source_id, external_id LIMIT :limit
                """)
                .param("person", person)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("start", after == null ? null : utc(after.startsAt()))
                .param("source", after == null ? "" : after.sourceId())
                .param("id", after == null ? "" : after.externalId())
                .param("limit", limit)
                .<PersonalBooking>query((row, n) -> {
                    KnownBooking known = known(row);
                    return new PersonalBooking(row.getString("source_id"), known.booking(), known.lastSeenAt());
                })
                .list();
    }

    List<String> forget(String sourceId) {
        return sql.sql("DELETE FROM external_booking WHERE source_id = ? RETURNING external_id")
                .param(sourceId)
                .<String>query((row, n) -> row.getString("external_id"))
                .list();
    }

    /** Source ids and external ids of what ended before. */
    List<Gone> forgetEndedBefore(Instant instant, int atMost) {
        return sql.sql("""
                DELETE FROM external_booking WHERE (source_id, external_id) IN (
                    SELECT source_id, external_id FROM external_booking WHERE ends_at < ?
                    ORDER BY ends_at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING source_id, external_id
                """)
                .params(instant.atOffset(ZoneOffset.UTC), atMost)
                .<Gone>query((row, n) -> new Gone(row.getString("source_id"), row.getString("external_id")))
                .list();
    }

    record Gone(String sourceId, String externalId) {}

    private KnownBooking known(ResultSet row) throws SQLException {
        FoundBooking booking = new FoundBooking(
                row.getString("external_id"),
                row.getString("title"),
                row.getString("location"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getBoolean("all_day"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("url"),
                row.getString("price"),
                json.readValue(row.getString("notes"), NOTES),
                row.getObject("resource_id", UUID.class));
        return new KnownBooking(
                booking, row.getLong("version"), instant(row, "last_seen_at"), row.getObject("vanished_at") != null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
