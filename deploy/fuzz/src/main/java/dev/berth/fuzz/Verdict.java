package dev.berth.fuzz;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an answer is one that a service may give. */
final class Verdict {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Malformed; an address, a header that is too long. */
    private static final Set<Integer> CONTAINERS_OWN = Set.of(400, 414, 431);

    private Verdict() {}

    /** What is wrong with it; null when nothing is. */
    static @Nullable String on(Shot shot, Door.Reply reply) {
        String wrong = wrong(shot, reply);
        return wrong == null
                ? null
                : wrong + " ← " + shot + "\n    " + reply.status() + " " + reply.contentType() + " " + reply.body();
    }

    private static @Nullable String wrong(Shot shot, Door.Reply reply) {
        if (reply.status() == 0) {
            return "no answer";
        }
        if (reply.status() >= 500) {
            return "stumbled";
        }
        if (reply.status() < 400 || refusedByTheContainer(reply)) {
            return null;
        }
        return reply.contentType().startsWith("application/problem+json")
                ? problem(shot, reply)
                : "no problem document";
    }

    /** An address or header that is no HTTP never reaches the service; the container's own page is then good enough. */
    private static boolean refusedByTheContainer(Door.Reply reply) {
        return CONTAINERS_OWN.contains(reply.status())
                && (reply.contentType().startsWith("text/html") || reply.body().isEmpty());
    }

    private static @Nullable String problem(Shot shot, Door.Reply reply) {
        JsonNode problem;
        try {
            problem = JSON.readTree(reply.body());
        } catch (JacksonException e) {
            return "a problem that is no JSON";
        }
        if (!problem.path("type").asString("").startsWith("/problems/")) {
            return "a problem without a type";
        }
        String field = shot.bodyIsKnown() ? shot.field() : null;
        if (!problem.path("type").asString().equals("/problems/invalid-input")) {
            return field != null && reply.status() == 400 ? "the field is not named" : null;
        }
        if (!names(problem, "")) {
            return "no field is named";
        }
        return field != null && !names(problem, field) ? "another field is named" : null;
    }

    /** The field itself, or what it stands in. */
    private static boolean names(JsonNode problem, String field) {
        return problem.path("errors").valueStream().anyMatch(it -> {
            String named = it.path("field").asString("");
            return !named.isEmpty() && (field.startsWith(named) || named.startsWith(field));
        });
    }
}
