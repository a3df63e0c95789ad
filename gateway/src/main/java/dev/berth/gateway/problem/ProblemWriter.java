package dev.berth.gateway.problem;

import dev.berth.gateway.edge.OwnRefusal;
import dev.berth.gateway.edge.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem document. */
@Component
public class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public Mono<Void> write(ServerWebExchange exchange, Problem problem, @Nullable String detail) {
        return write(exchange, problem, problem.status(), detail);
    }

    /** Of too many calls. Every bucket gains at least one token a second. */
    public Mono<Void> comeBack(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return write(exchange, Problem.TOO_MANY_REQUESTS, null);
    }

    /** The document alone, where there is no exchange yet. */
    public byte[] document(Problem problem, HttpStatusCode status, @Nullable String detail) {
        return document(problem, status, detail, null);
    }

    private byte[] document(
            Problem problem, HttpStatusCode status, @Nullable String detail, @Nullable String reference) {
        return json.writeValueAsBytes(
                new ProblemDocument(problem.type(), problem.title(), status.value(), detail, reference));
    }

    /** For statuses that share a problem's page, such as 405 and "malformed request". */
    Mono<Void> write(ServerWebExchange exchange, Problem problem, HttpStatusCode status, @Nullable String detail) {
        return Mono.defer(() -> {
            var reference = problem == Problem.INTERNAL ? RequestId.of(exchange) : null;
            var bytes = document(problem, status, detail, reference);
            var response = exchange.getResponse();
            OwnRefusal.mark(exchange);
            response.setStatusCode(status);
            // What a half-done answer left behind describes a body that will not come.
            response.getHeaders().remove(HttpHeaders.TRANSFER_ENCODING);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getHeaders().setContentLength(bytes.length);
            response.getHeaders().setCacheControl("no-store");
            return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
        });
    }
}
