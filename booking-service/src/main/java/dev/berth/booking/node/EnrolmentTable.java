package dev.berth.booking.node;

import dev.berth.booking.node.Enrolment.OpenInvitation;
import dev.berth.booking.node.Enrolment.Terms;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one-time tokens. The update that marks one as used decides who gets it. */
@Component
class EnrolmentTable {
    private final JdbcClient jdbc;

    EnrolmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Claim(UUID id, Terms terms) {}

    void add(UUID id, byte[] tokenHash, Terms terms, UUID admin, Instant now, Instant expiresAt) {
        jdbc.sql("""
                        insert into node_enrolment (id, token_hash, name, site, tags, created_by, created_at, expires_at)
                        values (:id, :hash, :name, :site, :tags, :admin, :now, :expiresAt)""")
                .param("id", id)
                .param("hash", tokenHash)
                .param("name", terms.name())
                .param("site", terms.site())
                .param("tags", terms.tags() == null ? null : terms.tags().toArray(String[]::new))
                .param("admin", admin)
                .param("now", utc(now))
                .param("expiresAt", utc(expiresAt))
                .update();
    }

    Optional<Claim> claim(byte[] tokenHash, Instant now) {
        return jdbc.sql("""
                        update node_enrolment set redeemed_at = :now
                        where token_hash = :hash and redeemed_at is null and expires_at > :now
                        returning id, name, site, tags""")
                .param("hash", tokenHash)
                .param("now", utc(now))
                .query((row, n) -> new Claim(
                        row.getObject("id", UUID.class),
                        new Terms(row.getString("name"), row.getString("site"), tags(row))))
                .optional();
    }

    List<OpenInvitation> open(Instant now) {
        return jdbc.sql("""
                        SELECT id, name, site, tags, created_at, expires_at FROM node_enrolment
                        WHERE redeemed_at IS NULL AND expires_at > :now
                        ORDER BY created_at DESC, id LIMIT 200""")
                .param("now", utc(now))
                .query((row, n) -> new OpenInvitation(
                        row.getObject("id", UUID.class),
                        new Terms(row.getString("name"), row.getString("site"), tags(row)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The row's lock decides between this and a machine that uses the token. */
    boolean withdraw(UUID id) {
        return jdbc.sql("DELETE FROM node_enrolment WHERE id = ? AND redeemed_at IS NULL")
                        .param(id)
                        .update()
                == 1;
    }

    /** The machine could not become a node: the token is good for another try. */
    void giveBack(UUID enrolmentId) {
        jdbc.sql("UPDATE node_enrolment SET redeemed_at = NULL WHERE id = ?")
                .param(enrolmentId)
                .update();
    }

    void redeemedBy(UUID enrolmentId, UUID nodeId) {
        jdbc.sql("update node_enrolment set node_id = ? where id = ?")
                .params(nodeId, enrolmentId)
                .update();
    }

    /** Which node this token made, for the machine that holds the node's key. */
    Optional<UUID> nodeOf(byte[] tokenHash, NodeKey key) {
        return jdbc.sql("""
                        select n.id from node_enrolment e join node n on n.id = e.node_id
                        where e.token_hash = ? and n.public_key = ?""").params(tokenHash, key.encoded()).query(UUID.class).optional();
    }

    private static @Nullable List<String> tags(ResultSet row) throws SQLException {
        Array tags = row.getArray("tags");
        return tags == null ? null : List.of((String[]) tags.getArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
