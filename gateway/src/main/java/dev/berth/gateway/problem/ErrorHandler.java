package dev.berth.gateway.problem;

import dev.berth.gateway.edge.Connections;
import dev.berth.gateway.edge.RequestId;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** The last stop of every error: a problem document, never a stack trace. */
@Component
@Order(-2)
class ErrorHandler implements ErrorWebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ErrorHandler.class);

    private final ProblemWriter problems;

    ErrorHandler(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            // Half an answer is out: only a broken connection tells the caller that it is not whole.
            return Connections.cut(exchange);
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            var answer = known(cause);
            if (answer != null) {
                if (answer.leavesABody()) {
                    exchange.getResponse().getHeaders().setConnection("close");
                }
                return problems.write(exchange, answer.problem(), answer.status(), answer.detail());
            }
        }
        log.error("Unexpected error, reference {}", RequestId.of(exchange), error);
        return problems.write(exchange, Problem.INTERNAL, null);
    }

    private static @Nullable Answer known(Throwable error) {
        return switch (error) {
            // Refused, reset, timed out, or closed by a service that just went away.
            case IOException it -> unreachable();
            case AbortedException it -> unreachable();
            case TimeoutException it -> tooSlow();
            case ReadTimeoutException it -> tooSlow();
            case ErrorResponse it -> answered(it);
            default -> null;
        };
    }

    private static Answer unreachable() {
        return Answer.of(Problem.UPSTREAM_UNREACHABLE, null);
    }

    private static Answer tooSlow() {
        return Answer.of(Problem.UNAVAILABLE, "The service took too long to answer.");
    }

    private static @Nullable Answer answered(ErrorResponse error) {
        var status = error.getStatusCode();
        return switch (status.value()) {
            case 401 -> Answer.of(Problem.UNAUTHORIZED, null);
            case 403 -> Answer.of(Problem.FORBIDDEN, null);
            case 404 -> Answer.of(Problem.NOT_FOUND, null);
            case 408 ->
                new Answer(Problem.MALFORMED_REQUEST, status, error.getBody().getDetail());
            case 413 -> Answer.of(Problem.PAYLOAD_TOO_LARGE, error.getBody().getDetail());
            case 503 -> Answer.of(Problem.UNAVAILABLE, error.getBody().getDetail());
            case 504 -> tooSlow();
            default -> status.is4xxClientError() ? new Answer(Problem.MALFORMED_REQUEST, status, null) : null;
        };
    }

    private record Answer(
            Problem problem,
            HttpStatusCode status,
            @Nullable String detail) {
        /** The rest of the body would come as slowly, so its connection is for no other request. */
        boolean leavesABody() {
            return status.value() == 408;
        }

        static Answer of(Problem problem, @Nullable String detail) {
            return new Answer(problem, problem.status(), detail);
        }
    }
}
