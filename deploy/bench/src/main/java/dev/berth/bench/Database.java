package dev.berth.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The house's PostgreSQL, as seen from outside of its services. */
final class Database implements AutoCloseable {
    private final House house;
    private final Connection connection;

    Database(House house) throws SQLException {
        this.house = house;
        this.connection = connect("berth", "berth");
    }

    private Connection connect(String database, String user) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=booking,public"
                .formatted(house.postgresPort(), database);
        return DriverManager.getConnection(url, user, house.password());
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the one who may do everything. */
    void asSuperuser(String... statements) throws SQLException {
        try (var superuser = connect("berth", "postgres");
                var statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** How to make again what is dropped here: a table's indexes that no constraint needs. */
    List<String> dropIndexes(String table) throws SQLException {
        var definitions = new ArrayList<String>();
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
                        WHERE indrelid = '%s'::regclass
                          AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)""".formatted(table))) {
            while (rows.next()) {
                names.add(rows.getString(1));
                definitions.add(rows.getString(2));
            }
        }
        for (String name : names) {
            execute("DROP INDEX " + name);
        }
        return definitions;
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    Connection connection() {
        return connection;
    }

    /** So that no measurement pays for what was written before it: PostgreSQL writes all of it out now. */
    void settle() throws SQLException {
        execute("VACUUM ANALYZE");
        asSuperuser("CHECKPOINT");
    }

    long deadlocks() throws SQLException {
        return number("SELECT deadlocks FROM pg_stat_database WHERE datname = 'berth'");
    }

    /** Until every event has been acknowledged by Kafka, which is when the relay deletes it. */
    void awaitDelivery() throws SQLException, InterruptedException {
        while (number("SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT 1) waiting") > 0) {
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
