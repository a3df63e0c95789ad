package dev.berth.booking.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class CurrentPeopleQueryTest {
    @Test
    void requests_that_wait_for_a_database_that_is_away_fail_together() throws Exception {
        var database = new AwayDatabase();
        var query = new CurrentPeopleQuery(JdbcClient.create(database), Clock.systemUTC());
        var refused = new AtomicInteger();
        List<Thread> requests = IntStream.range(0, 8)
                .mapToObj(n -> Thread.ofPlatform().start(() -> {
                    try {
                        query.hasEnded(UUID.randomUUID());
                    } catch (DataAccessException away) {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        await().atMost(20, SECONDS).until(() -> requests.stream().allMatch(CurrentPeopleQueryTest::waits));
        database.timesOut.countDown();
        for (Thread request : requests) {
            assertThat(request.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(refused).hasValue(requests.size());
        assertThat(database.attempts).hasValue(1);
    }

    private static boolean waits(Thread request) {
        return request.getState() == Thread.State.WAITING || request.getState() == Thread.State.BLOCKED;
    }

    private static final class AwayDatabase extends AbstractDataSource {
        final AtomicInteger attempts = new AtomicInteger();
        final CountDownLatch timesOut = new CountDownLatch(1);

        @Override
        public Connection getConnection() throws SQLException {
            attempts.incrementAndGet();
            try {
                timesOut.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            throw new SQLException("no connection in time");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
