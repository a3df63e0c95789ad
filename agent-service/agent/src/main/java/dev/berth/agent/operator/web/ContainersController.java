package dev.berth.agent.operator.web;

import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.loop.Situation;
import dev.berth.agent.operator.Operator;
import dev.berth.agent.operator.Operator.StartOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The containers that this agent keeps. */
@RestController
@RequestMapping("/containers")
class ContainersController {
    /** A name that cannot be mistaken for a booking's id. */
    private static final String NAME = "(?!.*[0-9a-f]{8}-[0-9a-f]{4}-)[a-z0-9][a-z0-9-]{0,39}";

    record StartRequest(
            @NotBlank(message = "An image is needed") String image,

            @Nullable @Pattern(regexp = NAME, message = "Up to 40 lower-case letters, digits and dashes")
            String name,

            @Nullable @Min(1) @Max(1024) Integer cores,
            @Nullable @Min(1) @Max(16384) Integer memoryGb,
            @Nullable @Min(1) @Max(65535) Integer port,

            @NotNull(message = "Say for how many minutes") @Min(1) @Max(1440)
            Integer minutes) {

        Operator.Wish wish() {
            return new Operator.Wish(
                    image.strip(),
                    name == null ? "" : name,
                    orZero(cores),
                    orZero(memoryGb),
                    orZero(port),
                    Duration.ofMinutes(minutes));
        }

        private static int orZero(@Nullable Integer value) {
            return value == null ? 0 : value;
        }
    }

    record Started(String name, String container, Instant until) {}

    record Containers(List<ContainerResponse> items) {}

    private final ReconcileLoop loop;
    private final Operator operator;

    ContainersController(ReconcileLoop loop, Operator operator) {
        this.loop = loop;
        this.operator = operator;
    }

    @GetMapping
    Containers list() {
        Situation now = loop.situation();
        return new Containers(ContainerResponse.all(now));
    }

    @PostMapping
    ResponseEntity<?> start(@Valid @RequestBody StartRequest request) {
        return switch (operator.start(request.wish())) {
            case StartOutcome.Accepted it ->
                ResponseEntity.created(URI.create("/containers/" + it.key().value()))
                        .body(new Started(it.key().value(), it.key().containerName(), it.until()));
            case StartOutcome.NotEnrolled it ->
                problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This node is not enrolled yet");
            case StartOutcome.NameTaken it ->
                problem(HttpStatus.CONFLICT, "booking-conflict", "There is a container of that name");
            case StartOutcome.NoRoom it ->
                problem(
                        HttpStatus.CONFLICT,
                        "booking-conflict",
                        "Bookings leave too little room on this node for that");
            case StartOutcome.BadImageName it ->
                ResponseEntity.badRequest().body(Problem.invalid(List.of(new Problem.FieldProblem("image", it.why()))));
        };
    }

    /** Stopped with its grace and removed, soon after the answer. A booking ended this way counts as failed. */
    @DeleteMapping("/{name}")
    ResponseEntity<?> end(@PathVariable String name) {
        return isKey(name) && operator.end(new WorkspaceKey(name))
                ? ResponseEntity.accepted().build()
                : problem(HttpStatus.NOT_FOUND, "not-found", "There is no container of that name here");
    }

    private static boolean isKey(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{0,62}");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, String detail) {
        return ResponseEntity.status(status).body(Problem.of(status, slug, status.getReasonPhrase(), detail));
    }
}
