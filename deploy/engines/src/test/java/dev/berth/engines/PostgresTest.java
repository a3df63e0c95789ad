package dev.berth.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engines")
class PostgresTest {
    @Test
    void keepsItsDataOverStopAndKill(@TempDir Path dir) throws SQLException {
        try (var postgres = Postgres.start(dir, FreePort.pick())) {
            postgres.createDatabase("kept");
            var url = postgres.jdbcUrlWithLogin("kept");
            run(url, "CREATE TABLE t (n int)", "INSERT INTO t VALUES (1)");
            postgres.stop();
            postgres.start();
            run(url, "INSERT INTO t VALUES (2)");
            postgres.kill();
            postgres.start();
            assertThat(number(url, "SELECT sum(n) FROM t")).isEqualTo(3);
        }
    }

    @Test
    void startsAgainAfterOnlyThePostmasterWasKilledUnderABusySession(@TempDir Path dir) throws Exception {
        try (var postgres = Postgres.start(dir, FreePort.pick())) {
            var url = postgres.jdbcUrlWithLogin("postgres");
            var busy = Thread.ofVirtual().start(() -> {
                // It computes and waits for nothing, so it does not notice that the postmaster is gone.
                assertThatThrownBy(() -> number(url, "SELECT count(*) FROM generate_series(1, 300000000)"))
                        .isInstanceOf(SQLException.class);
            });
            await().until(() -> number(url, """
                            SELECT count(*) FROM pg_stat_activity
                            WHERE query LIKE '%generate_series(1, 3%' AND state = 'active' AND pid <> pg_backend_pid()""") == 1);
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
            await().until(() -> !postgres.isAlive());
            postgres.start();
            assertThat(number(url, "SELECT 1")).isEqualTo(1);
            busy.join();
        }
    }

    @Test
    void refusesAPortThatIsTakenAndSaysWhy(@TempDir Path dir) {
        try (var first = Postgres.start(dir.resolve("first"), FreePort.pick())) {
            assertThatThrownBy(() -> Postgres.start(dir.resolve("second"), first.port()))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void givesEveryTestADatabaseOfItsOwn() throws SQLException {
        var one = Engines.freshDatabase();
        var other = Engines.freshDatabase();
        run(one, "CREATE TABLE t ()");
        run(other, "CREATE TABLE t ()");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void letsTheOwnerMakeTheExclusionConstraintsBerthNeeds() throws SQLException {
        run(
                Engines.freshDatabase(),
                "CREATE EXTENSION btree_gist",
                "CREATE TABLE r (id uuid, d tstzrange, EXCLUDE USING gist (id WITH =, d WITH &&))");
    }

    private static void run(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(String url, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            var result = statement.executeQuery(query);
            result.next();
            return result.getLong(1);
        }
    }
}
