package dev.berth.local.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The people of the demo as rows. One account is registered through the API; the others are copies of its row, so that all
 * have the same password and the limit for registrations from one address is not touched.
 */
final class PeopleTable {
    private final Database database;
    private final OutboxLanes lanes;
    private final Instant now;

    PeopleTable(Database database, OutboxLanes lanes, Instant now) {
        this.database = database;
        this.lanes = lanes;
        this.now = now;
    }

    Map<String, UUID> ids() throws SQLException {
        return database
                .query(
                        "SELECT email, id FROM person WHERE email LIKE ?",
                        row -> Map.entry(row.getString("email"), row.getObject("id", UUID.class)),
                        "%" + Person.DOMAIN)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @return how many there were not */
    int copy(Person registered, List<Person> people) throws SQLException {
        int made = 0;
        for (Person person : people) {
            var id = person.newId().toString();
            made += database.update(
                    """
                    WITH made AS (
                        INSERT INTO person
                        SELECT (jsonb_populate_record(p, jsonb_build_object(
                            'id', ?::text, 'email', ?::text, 'name', ?::text, 'role', ?::text, 'version', 0))).*
                        FROM person p WHERE p.email = ?
                        ON CONFLICT (email) DO NOTHING
                        RETURNING id)
                    INSERT INTO outbox (lane, topic, key, value) SELECT ?, 'berth.people', id::text, ? FROM made""",
                    id,
                    person.email(),
                    person.name(),
                    person.role(),
                    registered.email(),
                    lanes.of(id),
                    PastEvent.json(person, now));
        }
        return made;
    }
}
