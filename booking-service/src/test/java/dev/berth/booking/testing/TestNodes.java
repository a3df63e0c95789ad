package dev.berth.booking.testing;

import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes nodes that are up, each with a tag of its own, so that a test books only on its own nodes. */
public class TestNodes {
    private final JdbcClient jdbc;
    private final Clock clock;

    TestNodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record TestNode(UUID id, String name, String tag, List<String> gpuUuids) {}

    public TestNode node(int cores, int memoryGb) {
        return node(cores, memoryGb, 0, newTag());
    }

    public TestNode gpuNode(int cores, int memoryGb, int gpus) {
        return node(cores, memoryGb, gpus, newTag());
    }

    public TestNode node(int cores, int memoryGb, int gpus, String tag, String... moreTags) {
        UUID id = Uuid7.at(clock.instant());
        String name = "node-" + id;
        List<String> gpuUuids =
                IntStream.range(0, gpus).mapToObj(n -> "GPU-" + n + "-" + id).toList();
        jdbc.sql("""
                        insert into node (id, name, site, tags, cores, memory_gb, gpus, public_key, agent_version, images,
                                          presence, maintenance, enrolled_at, version)
                        values (?, ?, 'main', ?, ?, ?, ?::jsonb, '', '0.1.0', '{}', 'online', false, ?, 0)""")
                .params(
                        id,
                        name,
                        Stream.concat(Stream.of(tag), Stream.of(moreTags)).toArray(String[]::new),
                        cores,
                        memoryGb,
                        gpuUuids.stream()
                                .map(it -> "{\"uuid\":\"" + it + "\",\"model\":\"Test GPU\"}")
                                .collect(Collectors.joining(",", "[", "]")),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new TestNode(id, name, tag, gpuUuids);
    }

    /** Its agent is gone. */
    public void fallsSilent(TestNode node) {
        become("offline", node);
    }

    public void answersAgain(TestNode node) {
        become("online", node);
    }

    private void become(String presence, TestNode node) {
        jdbc.sql("update node set presence = ? where id = ?")
                .params(presence, node.id())
                .update();
    }

    public static String newTag() {
        return "tag-" + UUID.randomUUID();
    }
}
