package dev.berth.sync.person;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of people. */
@Repository
public class People {
    private final JdbcClient sql;

    People(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param tokensValidAfter a token that was issued before this does not count any more */
    public record Person(String role, boolean disabled, Instant tokensValidAfter) {}

    /** False when something newer is known. */
    public boolean put(PersonEvent event) {
        return sql.sql("""
                INSERT INTO known_person (person_id, version, role, disabled, tokens_valid_after)
                VALUES (:id, :version, :role, :disabled, :after)
                ON CONFLICT (person_id) DO UPDATE SET
                    version = excluded.version, role = excluded.role, disabled = excluded.disabled,
                    tokens_valid_after = excluded.tokens_valid_after
                WHERE known_person.version < excluded.version
                """)
                        .param("id", event.personId())
                        .param("version", event.version())
                        .param("role", event.role())
                        .param("disabled", event.disabled())
                        .param("after", event.tokensValidAfter().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Erased: like somebody who is disabled, for as long as old tokens and addresses are about. */
    public void erase(UUID id) {
        sql.sql("UPDATE known_person SET disabled = true WHERE person_id = ?")
                .param(id)
                .update();
    }

    public Optional<Person> find(UUID id) {
        return sql.sql("SELECT role, disabled, tokens_valid_after FROM known_person WHERE person_id = ?")
                .param(id)
                .query((row, n) -> new Person(
                        row.getString("role"),
                        row.getBoolean("disabled"),
                        row.getObject("tokens_valid_after", OffsetDateTime.class)
                                .toInstant()))
                .optional();
    }
}
