package dev.berth.booking.reservation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.grid.Grid;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestNodes;
import dev.berth.booking.testing.TestNodes.TestNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class LedgerPruningTest {
    private final LedgerPruning pruning;
    private final JdbcClient jdbc;
    private final TestNode node;
    private final Instant slot;

    LedgerPruningTest(LedgerPruning pruning, JdbcClient jdbc, TestNodes nodes, Clock clock) {
        this.pruning = pruning;
        this.jdbc = jdbc;
        this.node = nodes.node(4, 16);
        this.slot = Grid.floor(clock.instant());
    }

    private void row(Instant at, int coresUsed) {
        jdbc.sql("""
                        INSERT INTO node_slot (node_id, slot, cores, cores_used, memory_gb, memory_gb_used)
                        VALUES (?, ?, 4, ?, 16, 0)""").params(node.id(), at.atOffset(ZoneOffset.UTC), coresUsed).update();
    }

    private List<Instant> rows() {
        return jdbc.sql("SELECT slot FROM node_slot WHERE node_id = ? ORDER BY slot")
                .param(node.id())
                .<Instant>query((row, n) -> row.getTimestamp("slot").toInstant())
                .list();
    }

    @AfterEach
    void nobody_else_finds_these_rows() {
        jdbc.sql("DELETE FROM node_slot WHERE node_id = ?").param(node.id()).update();
    }

    @Test
    void what_is_over_for_a_day_is_forgotten_unless_something_is_held_there() {
        Instant longAgo = slot.minus(Duration.ofDays(2));
        Instant heldLongAgo = longAgo.plus(Grid.SLOT);
        Instant yesterday = slot.minus(Duration.ofHours(20));
        row(longAgo, 0);
        row(heldLongAgo, 1);
        row(yesterday, 0);
        row(slot, 0);

        pruning.prune();

        assertThat(rows()).containsExactly(heldLongAgo, yesterday, slot);
    }
}
