package dev.berth.agentservice.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeTest {
    private static final String KEY = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(3600);

    private final Node node = new Node();
    private final NodeKey key = NodeKey.parse(KEY);
    private final UUID booking = UUID.randomUUID();
    private final List<String> heard = new ArrayList<>();
    private final LinkedNode link = new LinkedNode() {
        @Override
        public void admitted(long epoch, Collection<String> workspaces) {
            heard.add("admitted " + workspaces);
        }

        @Override
        public void workspace(String event) {
            heard.add(event);
        }

        @Override
        public void wake(String mac, @Nullable String password) {
            heard.add("wake");
        }

        @Override
        public void forget(UUID bookingId) {
            heard.add("forget");
        }

        @Override
        public void openStream(StreamRequest request) {
            heard.add("open " + request.kind());
        }

        @Override
        public void replaced() {
            heard.add("replaced");
        }

        @Override
        public void revoked() {
            heard.add("revoked");
        }
    };

    @Test
    void a_stream_is_opened_to_a_wanted_workspace_of_a_linked_node_only() {
        var stream = new StreamRequest("t", booking, "workspace");
        node.identify(key, at(0, 0));
        node.want(booking, "one", UNTIL, at(0, 10));
        assertThat(node.openStream(stream)).as("not linked").isFalse();
        node.admit(link, key, 0, NOW);
        assertThat(node.openStream(stream)).isTrue();
        assertThat(node.openStream(new StreamRequest("t", UUID.randomUUID(), "workspace")))
                .as("another's booking")
                .isFalse();
        node.forget(booking, UNTIL, at(0, 12));
        assertThat(node.openStream(stream)).as("over").isFalse();

        assertThat(heard).containsExactly("admitted [one]", "open workspace", "forget");
    }

    @Test
    void records_that_are_read_a_second_time_bring_nothing_back() {
        node.identify(key, at(0, 0));
        node.admit(link, key, 0, NOW);
        node.want(booking, "one", UNTIL, at(0, 10));
        node.want(booking, "two", UNTIL, at(0, 11));
        node.forget(booking, UNTIL, at(0, 12));

        node.want(booking, "one", UNTIL, at(0, 10));
        node.want(booking, "two", UNTIL, at(0, 11));
        node.forget(booking, UNTIL, at(0, 12));

        assertThat(heard).containsExactly("admitted []", "one", "two", "forget");
    }

    @Test
    void a_key_that_has_moved_to_another_partition_counts_by_its_time() {
        node.identify(key, at(0, 0));
        node.admit(link, key, 0, NOW);
        node.want(booking, "new", UNTIL, new Position(3, 0, 2_000));
        node.want(booking, "old", UNTIL, new Position(0, 99, 1_000));
        assertThat(heard).containsExactly("admitted []", "new");
    }

    @Test
    void what_is_over_is_not_remembered_for_ever() {
        node.identify(key, at(0, 0));
        node.want(booking, "one", UNTIL, at(0, 10));
        node.forget(booking, UNTIL, at(0, 11));
        node.dropForgottenBefore(UNTIL.plusSeconds(1));
        node.want(booking, "one", UNTIL, at(0, 10));
        node.admit(link, key, 0, NOW);
        assertThat(heard).containsExactly("admitted [one]");
    }

    @Test
    void an_epoch_only_grows_whatever_the_clock_and_the_node_say() {
        node.identify(key, at(0, 0));
        long first = node.admit(link, key, 0, NOW).orElseThrow();
        assertThat(first).isEqualTo(NOW.toEpochMilli());
        assertThat(node.admit(link, key, 0, NOW.minusSeconds(60))).contains(first + 1);
        assertThat(node.admit(link, key, first + 100, NOW)).contains(first + 101);
    }

    @Test
    void a_key_that_is_revoked_while_its_node_says_hello_is_refused() {
        node.identify(key, at(0, 0));
        NodeKey proven = node.key().orElseThrow();
        node.identify(null, at(0, 1));
        assertThat(node.admit(link, proven, 0, NOW)).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void the_same_key_once_more_leaves_the_link_alone_and_another_ends_it() {
        node.identify(key, at(0, 0));
        node.admit(link, key, 0, NOW);
        node.identify(NodeKey.parse(KEY), at(0, 1));
        assertThat(heard).containsExactly("admitted []");
        node.identify(NodeKey.parse("MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="), at(0, 2));
        assertThat(heard).containsExactly("admitted []", "revoked");
    }

    private static Position at(int partition, long offset) {
        return new Position(partition, offset, offset);
    }
}
