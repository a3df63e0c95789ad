package dev.berth.booking.node;

import dev.berth.booking.grid.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which nodes there are, for those who place bookings on them. Reads join the caller's transaction. */
@Component
public class NodeDirectory {
    private static final TypeReference<List<Gpu>> GPUS = new TypeReference<>() {};
    private static final String COLUMNS = """
            SELECT id, name, cores, memory_gb, gpus, tags, presence, maintenance, maintenance_from, maintenance_until,
                   CASE WHEN presence <> 'online'
                        THEN :now::timestamptz + make_interval(secs => coalesce(wake_lead_seconds, :lead) + :reserve)
                   END AS ready_from
            FROM node
            """;

    private final JdbcClient jdbc;
    private final WakeSettings wake;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    NodeDirectory(JdbcClient jdbc, WakeSettings wake, Clock clock) {
        this.jdbc = jdbc;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * Nodes that carry every wished tag and are large enough; by name, those that do not answer last. Each says from when on it can
     * serve: one that sleeps or is offline has to wake first. One that did not wake, or is in maintenance without an end, is left out. A
     * simulated node only where the wish names its tag.
     */
    public List<PlaceableNode> fitting(NodeWish wish) {
        return fitting(wish, "online", "asleep", "offline");
    }

    /** Those of them that answer now: what is about to start cannot wait for a node to wake up. */
    public List<PlaceableNode> fittingAndUp(NodeWish wish) {
        return fitting(wish, "online");
    }

    private List<PlaceableNode> fitting(NodeWish wish, String... presences) {
        return select(COLUMNS + """
                        WHERE NOT (maintenance AND maintenance_until IS NULL) AND NOT revoked AND suspect_since IS NULL
                          AND presence = ANY (:presences)
                          AND tags @> :tags::text[]
                          AND (NOT :simulated = ANY (tags) OR :simulated = ANY (:tags::text[]))
                          AND cores >= :cores AND memory_gb >= :memoryGb AND jsonb_array_length(gpus) >= :gpus
                        ORDER BY presence = 'offline', name, id""")
                .param("presences", presences)
                .param("tags", wish.tags().toArray(String[]::new))
                .param("simulated", PlaceableNode.SIMULATED)
                .param("cores", wish.cores())
                .param("memoryGb", wish.memoryGb())
                .param("gpus", wish.gpus())
                .query((row, n) -> placeable(row))
                .list();
    }

    /** One node, whatever its status. */
    public Optional<PlaceableNode> find(UUID nodeId) {
        return select(COLUMNS + "WHERE id = :id")
                .param("id", nodeId)
                .query((row, n) -> placeable(row))
                .optional();
    }

    private JdbcClient.StatementSpec select(String sql) {
        return jdbc.sql(sql)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("lead", wake.lead().toSeconds())
                .param("reserve", wake.reserve().toSeconds());
    }

    /** Whether nothing may start there now. */
    public boolean isInMaintenance(UUID nodeId) {
        return jdbc.sql("SELECT maintenance FROM node WHERE id = ?")
                .param(nodeId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public Map<UUID, String> names(Collection<UUID> nodeIds) {
        return jdbc
                .sql("SELECT id, name FROM node WHERE id = ANY (:ids)")
                .param("ids", nodeIds.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private PlaceableNode placeable(ResultSet row) throws SQLException {
        List<Gpu> gpus = json.readValue(row.getString("gpus"), GPUS);
        return new PlaceableNode(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("cores"),
                row.getInt("memory_gb"),
                gpus.stream().map(Gpu::uuid).toList(),
                List.of((String[]) row.getArray("tags").getArray()).contains(PlaceableNode.SIMULATED),
                new PlaceableNode.Times(
                        row.getString("presence").equals("offline"), instant(row, "ready_from"), closed(row)));
    }

    /** When maintenance keeps the node from serving, as far as that is known. */
    private static @Nullable Window closed(ResultSet row) throws SQLException {
        Instant from = row.getBoolean("maintenance") ? Instant.EPOCH : instant(row, "maintenance_from");
        Instant until = instant(row, "maintenance_until");
        return from == null ? null : new Window(from, until == null ? PlaceableNode.FAR_AHEAD : until);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
