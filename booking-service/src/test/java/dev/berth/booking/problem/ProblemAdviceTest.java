package dev.berth.booking.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;

class ProblemAdviceTest {
    private final ProblemAdvice advice = new ProblemAdvice();

    @Test
    void an_unexpected_error_tells_nothing_but_a_reference() {
        var body = Objects.requireNonNull(advice.anythingElse(new IllegalStateException("secret path /var/lib"))
                .getBody());
        assertThat(body.getStatus()).isEqualTo(500);
        assertThat(String.valueOf(body.getType())).isEqualTo("/problems/internal");
        assertThat(String.valueOf(body.getDetail())).doesNotContain("secret");
        assertThat(Objects.requireNonNull(body.getProperties())).containsOnlyKeys("reference");
    }

    @Test
    void a_database_that_is_away_is_unavailable_and_not_broken() {
        var answer = advice.databaseAway(new DataAccessResourceFailureException("", new ConnectException()));
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void a_row_that_somebody_held_for_too_long_is_no_fault_of_anybodys() {
        assertThat(uncategorized("55P03").getStatusCode().value()).isEqualTo(503);
        assertThat(uncategorized("XX000").getStatusCode().value()).isEqualTo(500);
    }

    private ResponseEntity<ProblemDetail> uncategorized(String state) {
        return advice.uncategorized(
                new UncategorizedSQLException("task", "SELECT 1", new SQLException("it went wrong", state)));
    }

    @Test
    void who_was_overtaken_has_a_stale_version() {
        assertThat(advice.overtaken().getStatusCode().value()).isEqualTo(412);
    }
}
