package dev.berth.local.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * booking-service's tables, for the one thing that its API rightly refuses: a past. Its constraints judge what is written here as
 * they judge the service itself.
 */
final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database of(Place place) throws SQLException {
        var url = place.databaseUrl() + "?currentSchema=booking,public&connectTimeout=5&socketTimeout=60";
        return new Database(DriverManager.getConnection(url, place.databaseUser(), place.databasePassword()));
    }

    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All of it or nothing. */
    void transaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    int update(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    <T> List<T> query(String sql, Row<T> row, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    /** Times as PostgreSQL takes them, lists as arrays of text. */
    void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int n = 0; n < values.length; n++) {
            switch (values[n]) {
                case Instant it -> statement.setTimestamp(n + 1, Timestamp.from(it));
                case String[] it -> statement.setArray(n + 1, connection.createArrayOf("text", it));
                case Integer[] it -> statement.setArray(n + 1, connection.createArrayOf("integer", it));
                case null -> statement.setObject(n + 1, null);
                default -> statement.setObject(n + 1, values[n]);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
