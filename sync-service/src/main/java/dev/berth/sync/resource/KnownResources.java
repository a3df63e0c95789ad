package dev.berth.sync.resource;

import dev.berth.sync.resource.ResourceEvent.Resource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The resources in the database; an older version never overwrites a newer one. */
@Repository
public class KnownResources {
    private final JdbcClient sql;

    KnownResources(JdbcClient sql) {
        this.sql = sql;
    }

    public void put(ResourceEvent event) {
        Resource resource = event.resource();
        sql.sql("""
                INSERT INTO known_resource (resource_id, version, kind, name, site, changed_at)
                VALUES (:id, :version, :kind, :name, :site, :changedAt)
                ON CONFLICT (resource_id) DO UPDATE SET
                    version = excluded.version, kind = excluded.kind, name = excluded.name,
                    site = excluded.site, changed_at = excluded.changed_at
                WHERE known_resource.version < excluded.version
                """)
                .param("id", resource.id())
                .param("version", event.version())
                .param("kind", resource.kind())
                .param("name", resource.name())
                .param("site", resource.site())
                .param("changedAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void remove(UUID resourceId) {
        sql.sql("DELETE FROM known_resource WHERE resource_id = :id")
                .param("id", resourceId)
                .update();
    }
}
