package dev.berth.feed.resource;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names in the database; an older version never overwrites a newer one. */
@Repository
public class ResourceNames {
    private final JdbcClient sql;

    ResourceNames(JdbcClient sql) {
        this.sql = sql;
    }

    public void put(ResourceEvent event) {
        sql.sql("""
                INSERT INTO resource_name (resource_id, version, kind, name) VALUES (:id, :version, :kind, :name)
                ON CONFLICT (resource_id) DO UPDATE SET
                    version = excluded.version, kind = excluded.kind, name = excluded.name
                WHERE resource_name.version < excluded.version
                """)
                .param("id", event.resource().id())
                .param("version", event.version())
                .param("kind", event.resource().kind())
                .param("name", event.resource().name())
                .update();
    }

    public void remove(UUID resourceId) {
        sql.sql("DELETE FROM resource_name WHERE resource_id = :id")
                .param("id", resourceId)
                .update();
    }
}
