package dev.berth.agent.operator.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call is answered with: a status, and an object that becomes JSON. */
record Reply(int status, @Nullable Object body, Map<String, String> headers) {
    static Reply ok(Object body) {
        return new Reply(200, body, Map.of());
    }

    static Reply created(String location, Object body) {
        return new Reply(201, body, Map.of("Location", location));
    }

    static Reply accepted() {
        return new Reply(202, null, Map.of());
    }

    static Reply problem(Problem problem) {
        return new Reply(problem.status(), problem, Map.of());
    }
}
