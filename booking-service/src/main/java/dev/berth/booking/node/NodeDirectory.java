package dev.berth.booking.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which nodes there are, for those who place bookings on them. Reads join the caller's transaction. */
@Component
public class NodeDirectory {
    private static final TypeReference<List<Gpu>> GPUS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    NodeDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Nodes that answer or can be woken, are not being drained, carry every wished tag and are large enough; by name. A
     * simulated node only where the wish names its tag.
     */
    public List<PlaceableNode> fitting(NodeWish wish) {
        return fitting(wish, "online", "asleep");
    }

    /** Those of them that answer now: what is about to start cannot wait for a node to wake up. */
    public List<PlaceableNode> fittingAndUp(NodeWish wish) {
        return fitting(wish, "online");
    }

    private List<PlaceableNode> fitting(NodeWish wish, String... presences) {
        return jdbc.sql("""
            select id, name, cores, memory_gb, gpus, tags from node
            where not maintenance and not revoked and presence = any(:presences)
              and tags @> :tags::text[]
              and (not :simulated = any(tags) or :simulated = any(:tags::text[]))
              and cores >= :cores and memory_gb >= :memoryGb and jsonb_array_length(gpus) >= :gpus
            order by name, id\
            """)
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
        return jdbc.sql("select id, name, cores, memory_gb, gpus, tags from node where id = :id")
                .param("id", nodeId)
                .query((row, n) -> placeable(row))
                .optional();
    }

    public Map<UUID, String> names(Collection<UUID> nodeIds) {
        return jdbc
                .sql("select id, name from node where id = any(:ids)")
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
                List.of((String[]) row.getArray("tags").getArray()).contains(PlaceableNode.SIMULATED));
    }
}
