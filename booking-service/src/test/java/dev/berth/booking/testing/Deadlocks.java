package dev.berth.booking.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many deadlocks PostgreSQL has ended in this test's database. */
public class Deadlocks {
    private final HikariDataSource connections;

    Deadlocks(HikariDataSource connections) {
        this.connections = connections;
    }

    /**
     * A session of PostgreSQL publishes its counts at most once a second, so each session of the pool is made to publish
     * first.
     */
    public long count() {
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < connections.getMaximumPoolSize()) {
                Connection one = connections.getConnection();
                all.add(one);
                one.createStatement().execute("SELECT pg_stat_force_next_flush()");
            }
            try (var statement = all.getFirst().createStatement();
                    var answer = statement.executeQuery(
                            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            all.forEach(Deadlocks::giveBack);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
