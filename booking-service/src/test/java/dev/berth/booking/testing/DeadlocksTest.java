package dev.berth.booking.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.berth.engines.Engines;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("engines")
class DeadlocksTest {
    @Test
    void a_deadlock_is_counted_as_soon_as_it_has_ended() {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(Engines.freshDatabase());
            pool.setMaximumPoolSize(4);
            var jdbc = JdbcClient.create(pool);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            var deadlocks = new Deadlocks(pool);
            jdbc.sql("CREATE TABLE thing (id int); INSERT INTO thing VALUES (0), (1)")
                    .update();
            assertThat(deadlocks.count()).isZero();

            var bothHoldOne = new CountDownLatch(2);
            var wentWell = Rush.of(2, n -> {
                try {
                    return transaction.execute(status -> {
                        lock(jdbc, n);
                        bothHoldOne.countDown();
                        awaitQuietly(bothHoldOne);
                        lock(jdbc, 1 - n);
                        return true;
                    });
                } catch (PessimisticLockingFailureException deadlock) {
                    return false;
                }
            });

            assertThat(wentWell).containsExactlyInAnyOrder(true, false);
            assertThat(deadlocks.count()).isEqualTo(1);
        }
    }

    private static void lock(JdbcClient jdbc, int id) {
        jdbc.sql("SELECT FROM thing WHERE id = ? FOR UPDATE").param(id).query().listOfRows();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
