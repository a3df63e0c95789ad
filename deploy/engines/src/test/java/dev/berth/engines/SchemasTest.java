package dev.berth.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static int databases;
    private String database = "";

    @BeforeEach
    void aDatabase() {
        database = "schemas_" + databases++;
        Engines.postgres().createDatabase(database);
    }

    @Test
    void theOwnerMakesTablesAndTheServiceHasWhatItIsGranted() throws SQLException {
        var booking = Engines.postgres().createSchema(database, "booking");
        run(booking.urlAsOwner(), "CREATE TABLE booking.t (n int)", "INSERT INTO booking.t VALUES (1)");
        assertThatThrownBy(() -> run(booking.urlAsUser(), "SELECT * FROM booking.t"))
                .hasMessageContaining("permission denied");
        run(
                booking.urlAsOwner(),
                "GRANT USAGE ON SCHEMA booking TO " + booking.user(),
                "GRANT SELECT ON booking.t TO " + booking.user());
        run(booking.urlAsUser(), "SELECT * FROM booking.t");
    }

    @Test
    void aServiceSeesNothingOfAnothersSchema() throws SQLException {
        var booking = Engines.postgres().createSchema(database, "booking");
        var sync = Engines.postgres().createSchema(database, "sync");
        run(booking.urlAsOwner(), "CREATE TABLE booking.t (n int)");
        for (String url : new String[] {sync.urlAsUser(), sync.urlAsOwner()}) {
            assertThatThrownBy(() -> run(url, "SELECT * FROM booking.t"))
                    .hasMessageContaining("permission denied for schema booking");
            assertThatThrownBy(() -> run(url, "CREATE TABLE booking.mine (n int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(url, "CREATE ROLE friend SUPERUSER"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(url, "CREATE DATABASE elsewhere")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void tablesOfTheTimeBeforeThereWereOwnersAreHandedOver() throws SQLException {
        run(
                Engines.postgres().jdbcUrlWithLogin(database),
                "CREATE SCHEMA booking",
                "CREATE TABLE booking.t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n int)",
                "CREATE SEQUENCE booking.s",
                "CREATE VIEW booking.v AS SELECT n FROM booking.t",
                "CREATE FUNCTION booking.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "INSERT INTO booking.t (n) VALUES (1)");
        Engines.postgres().createSchema(database, "booking");
        var booking = Engines.postgres().createSchema(database, "booking");
        run(
                booking.urlAsOwner(),
                "ALTER TABLE booking.t ADD COLUMN m int",
                "INSERT INTO booking.t (n) SELECT n FROM booking.v",
                "ALTER SEQUENCE booking.s INCREMENT BY 2",
                "DROP FUNCTION booking.f()");
    }

    @Test
    void whoeverMadeTheDatabaseStillReadsEverything() throws SQLException {
        var booking = Engines.postgres().createSchema(database, "booking");
        run(booking.urlAsOwner(), "CREATE TABLE booking.t (n int)");
        run(Engines.postgres().jdbcUrlWithLogin(database), "SELECT * FROM booking.t", "DROP TABLE booking.t");
    }

    @Test
    void everyRoleHasAPasswordOfItsOwn() {
        var booking = Engines.postgres().createSchema(database, "booking");
        assertThat(booking.ownerPassword()).isNotEqualTo(booking.userPassword());
        assertThatThrownBy(() -> run(
                        booking.jdbcUrl() + "?user=" + booking.owner() + "&password=" + booking.userPassword(),
                        "SELECT 1"))
                .hasMessageContaining("password authentication failed");
    }

    private static void run(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
