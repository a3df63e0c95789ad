package dev.berth.feed.person;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The SQL of people. The row outlives the topic's record, so that an address, which never ends by itself, stays closed
 * after the deletion of its owner has left the topic.
 */
@Repository
public class KnownPeople {
    private final JdbcClient sql;

    KnownPeople(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when something newer is known. */
    public boolean put(PersonEvent event) {
        return sql.sql("""
                INSERT INTO known_person (person_id, version, disabled)
                VALUES (:id, :version, :disabled)
                ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, disabled = excluded.disabled
                WHERE known_person.version < excluded.version
                """)
                        .param("id", event.personId())
                        .param("version", event.version())
                        .param("disabled", event.disabled())
                        .update()
                == 1;
    }

    /** Closes the addresses of somebody who was deleted, also of a person whom no event named before. Nothing is newer than this. */
    public void erase(UUID id) {
        sql.sql("""
                INSERT INTO known_person (person_id, version, disabled) VALUES (:id, :last, true)
                ON CONFLICT (person_id) DO UPDATE SET version = excluded.version, disabled = true
                """).param("id", id).param("last", Long.MAX_VALUE).update();
    }
}
