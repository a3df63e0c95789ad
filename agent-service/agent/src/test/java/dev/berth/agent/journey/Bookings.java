package dev.berth.agent.journey;

import dev.berth.agent.testing.Events;
import dev.berth.agent.testing.FakeControlPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what is wanted on the node, and finds what the node reports of it. */
final class Bookings {
    /** A wish for one workspace. */
    record Wish(
            UUID booking,
            long generation,
            Instant from,
            Instant until,
            String image,
            List<String> command,
            Map<String, Object> more) {
        static Wish now(Duration length) {
            return new Wish(
                    UUID.randomUUID(),
                    1,
                    Instant.now(),
                    Instant.now().plus(length),
                    DockerCli.IMAGE,
                    List.of(),
                    Map.of());
        }

        Wish image(String other) {
            return new Wish(booking, generation, from, until, other, command, more);
        }

        Wish command(String... other) {
            return new Wish(booking, generation, from, until, image, List.of(other), more);
        }

        Wish egress(String other) {
            return with("egress", other);
        }

        Wish variable(String name, String value) {
            return with("environment", Map.of(name, value));
        }

        Wish readOnly() {
            return with("readOnlyRoot", true);
        }

        private Wish with(String field, Object value) {
            Map<String, Object> all = new HashMap<>(more);
            all.put(field, value);
            return new Wish(booking, generation, from, until, image, command, all);
        }

        Wish from(Instant other) {
            return new Wish(booking, generation, other, until, image, command, more);
        }

        Wish until(Instant other) {
            return new Wish(booking, generation + 1, from, other, image, command, more);
        }
    }

    private final FakeControlPlane controlPlane;

    Bookings(FakeControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    Wish want(Wish wish) {
        controlPlane.want(
                wish.booking(),
                Events.wanted(
                        controlPlane.node,
                        wish.booking(),
                        wish.generation(),
                        wish.from(),
                        wish.until(),
                        wish.image(),
                        wish.command(),
                        wish.more()));
        return wish;
    }

    void forget(Wish wish) {
        controlPlane.forget(wish.booking());
    }

    String state(Wish wish) {
        JsonNode it = find(wish);
        return it == null ? "unreported" : it.get("state").asString();
    }

    String reason(Wish wish) {
        return workspace(wish).get("reason").asString();
    }

    JsonNode workspace(Wish wish) {
        JsonNode it = find(wish);
        if (it == null) {
            throw new IllegalStateException("Nothing is reported of " + wish);
        }
        return it;
    }

    Optional<FakeControlPlane.Report> lastReport() {
        return controlPlane.lastReport();
    }

    /** From the newest report that names it: a workspace that is forgotten is in no later one. */
    private @Nullable JsonNode find(Wish wish) {
        for (var report : controlPlane.reports().reversed()) {
            for (JsonNode it : report.event().get("workspaces")) {
                if (it.get("bookingId").asString().equals(wish.booking().toString())) {
                    return it;
                }
            }
        }
        return null;
    }
}
