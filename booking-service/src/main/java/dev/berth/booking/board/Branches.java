package dev.berth.booking.board;

import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.security.Caller;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A branch is there when a room names it; its settings are there when an admin made them. */
@Component
public class Branches {
    private static final TypeReference<List<Closing>> CLOSING = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT name, coalesce(b.time_zone, r.time_zone) AS time_zone, coalesce(b.closing, '[]') AS closing,
                   coalesce(b.version, 0) AS version
            FROM (SELECT branch AS name, mode() WITHIN GROUP (ORDER BY time_zone) AS time_zone
                  FROM room GROUP BY branch) r
            LEFT JOIN branch b USING (name)""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final JsonMapper json = JsonMapper.shared();

    Branches(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public sealed interface Outcome {
        record Saved(Branch branch) implements Outcome {}

        record NoSuchBranch() implements Outcome {}

        record Stale() implements Outcome {}
    }

    @Transactional(readOnly = true)
    public List<Branch> all() {
        return jdbc.sql(SELECT + " ORDER BY name")
                .query((row, n) -> branch(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Branch> find(String name) {
        return jdbc.sql(SELECT + " WHERE name = ?")
                .param(name)
                .query((row, n) -> branch(row))
                .optional();
    }

    /** What is null stays as it is. */
    @Transactional
    public Outcome change(
            String name,
            @Nullable ZoneId timeZone,
            @Nullable List<Closing> closing,
            @Nullable Long seen,
            Caller admin) {
        Optional<Branch> found = find(name);
        if (found.isEmpty()) return new Outcome.NoSuchBranch();
        Branch before = found.get();
        if (seen != null && seen != before.version()) return new Outcome.Stale();
        Branch after = new Branch(
                name,
                timeZone == null ? before.timeZone() : timeZone,
                closing == null ? before.closing() : closing,
                before.version() + 1);
        if (!save(after)) return new Outcome.Stale();
        audit.record(Actor.of(admin), subject(name), "changed", differences(before, after));
        return new Outcome.Saved(after);
    }

    /** False when somebody was quicker. */
    private boolean save(Branch branch) {
        return jdbc.sql("""
                        INSERT INTO branch AS known (name, time_zone, closing, version)
                        VALUES (:name, :zone, :closing::jsonb, :version)
                        ON CONFLICT (name) DO UPDATE SET time_zone = excluded.time_zone, closing = excluded.closing,
                            version = excluded.version
                        WHERE known.version = excluded.version - 1""")
                        .param("name", branch.name())
                        .param("zone", branch.timeZone().getId())
                        .param("closing", json.writeValueAsString(branch.closing()))
                        .param("version", branch.version())
                        .update()
                == 1;
    }

    private static Changes differences(Branch before, Branch after) {
        return Changes.of(
                        "timeZone", before.timeZone().getId(), after.timeZone().getId())
                .and("closing", before.closing(), after.closing());
    }

    /** The audit knows its subjects by UUID, and a branch has only its name. */
    private static Subject subject(String name) {
        return new Subject("branch", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private Branch branch(ResultSet row) throws SQLException {
        return new Branch(
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                json.readValue(row.getString("closing"), CLOSING),
                row.getLong("version"));
    }
}
