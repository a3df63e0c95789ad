package dev.berth.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody could do who got hold of the service's own connection to the database. */
@ServiceTest
class DatabaseRolesTest {
    private final JdbcClient jdbc;
    private final TestPeople people;

    DatabaseRolesTest(JdbcClient jdbc, TestPeople people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor_name = 'somebody else'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DROP TABLE audit_entry",
                "ALTER TABLE room_hold DROP CONSTRAINT room_hold_exclusive",
                "CREATE TABLE mine (n int)",
                "DELETE FROM flyway_schema_history",
                "CREATE ROLE friend LOGIN",
                "CREATE DATABASE elsewhere",
                "SET ROLE berth_booking_owner",
                "COPY audit_entry TO PROGRAM 'true'",
            })
    void the_service_itself_may_not(String sql) {
        people.admin();
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void the_service_reads_the_audit_that_it_writes() {
        people.admin();
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry")
                        .query(Long.class)
                        .single())
                .isNotNegative();
    }
}
