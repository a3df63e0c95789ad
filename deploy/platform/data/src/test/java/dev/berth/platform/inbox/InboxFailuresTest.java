package dev.berth.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

class InboxFailuresTest {
    private final SQLExceptionSubclassTranslator translator = new SQLExceptionSubclassTranslator();

    @Test
    void a_database_that_is_away_or_busy_is_waited_for() {
        assertThat(isOutage(new CannotGetJdbcConnectionException("away"))).isTrue();
        assertThat(isOutage(new CannotCreateTransactionException("away"))).isTrue();
        assertThat(isOutage(new PessimisticLockingFailureException("deadlock"))).isTrue();
        for (String state : new String[] {"08006", "57P01", "57P03", "53300", "40001", "40P01", "55P03"}) {
            assertThat(isOutage(translated(state))).as(state).isTrue();
        }
    }

    @Test
    void a_record_that_the_database_refuses_is_not() {
        assertThat(isOutage(new DataIntegrityViolationException("no"))).isFalse();
        assertThat(isOutage(translated("22021"))).isFalse();
        assertThat(isOutage(translated("23514"))).isFalse();
        assertThat(isOutage(new NullPointerException())).isFalse();
    }

    @Test
    void a_record_that_takes_too_long_or_too_much_is_not() {
        assertThat(isOutage(translated("57014"))).isFalse();
        assertThat(isOutage(translated("54000"))).isFalse();
        assertThat(isOutage(new QueryTimeoutException("slow"))).isFalse();
        assertThat(isOutage(new UnexpectedRollbackException("marked"))).isFalse();
        assertThat(isOutage(new TransactionSystemException("commit", new SQLException("no", "23503"))))
                .isFalse();
    }

    @Test
    void a_connection_that_is_lost_at_the_commit_is_waited_for() {
        assertThat(isOutage(new TransactionSystemException("commit", new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(isOutage(new TransactionSystemException("rollback", new SQLException("Connection is closed"))))
                .isTrue();
    }

    private RuntimeException translated(String state) {
        var refusal = new SQLException("test", state);
        var translated = translator.translate("test", null, refusal);
        return new RuntimeException(translated == null ? refusal : translated);
    }

    private static boolean isOutage(Throwable failure) {
        return InboxFailures.isOutage(failure);
    }
}
