package dev.berth.booking.workspace;

import dev.berth.booking.node.ObservedWorkspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sorts out the reports that say what is known already, which is nearly all of them: one query a heartbeat, no lock. */
@Component
class KnownWorkspaces {
    private final JdbcClient jdbc;

    KnownWorkspaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(
            UUID bookingId,
            int generation,
            String state,
            @Nullable String host,
            @Nullable Integer port) {
        boolean says(ObservedWorkspace it) {
            return it.state().equals(state)
                    && (it.address() == null
                            || it.address().host().equals(host)
                                    && Objects.equals(it.address().port(), port));
        }
    }

    List<ObservedWorkspace> news(UUID nodeId, List<ObservedWorkspace> reported) {
        if (reported.isEmpty()) {
            return reported;
        }
        Map<UUID, Known> known = known(nodeId, reported);
        return reported.stream()
                .filter(it -> isNews(it, known.get(it.bookingId())))
                .toList();
    }

    private static boolean isNews(ObservedWorkspace it, @Nullable Known known) {
        return known != null && it.generation() == known.generation() && !known.says(it);
    }

    private Map<UUID, Known> known(UUID nodeId, List<ObservedWorkspace> reported) {
        return jdbc
                .sql("""
                        SELECT id, workspace_generation, workspace_state, workspace_host, workspace_port FROM booking
                        WHERE id = ANY (?) AND node_id = ? AND workspace_generation IS NOT NULL""")
                .params(reported.stream().map(ObservedWorkspace::bookingId).toArray(UUID[]::new), nodeId)
                .query((row, n) -> new Known(
                        row.getObject("id", UUID.class),
                        row.getInt("workspace_generation"),
                        row.getString("workspace_state"),
                        row.getString("workspace_host"),
                        row.getObject("workspace_port", Integer.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Known::bookingId, Function.identity()));
    }
}
