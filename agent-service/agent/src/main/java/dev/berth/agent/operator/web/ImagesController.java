package dev.berth.agent.operator.web;

import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.Engine.ImageCheck;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether an image is on this node already. */
@RestController
class ImagesController {
    record CheckRequest(
            @NotBlank(message = "An image is needed") String image) {}

    record CheckResponse(
            String image,
            boolean present,
            @Nullable String id,
            @Nullable Long bytes) {}

    private final Engine engine;

    ImagesController(Engine engine) {
        this.engine = engine;
    }

    @PostMapping("/images/check")
    ResponseEntity<?> check(@Valid @RequestBody CheckRequest request) {
        String image = request.image().strip();
        return switch (engine.check(image)) {
            case ImageCheck.Present it -> ResponseEntity.ok(new CheckResponse(image, true, it.id(), it.bytes()));
            case ImageCheck.Absent it -> ResponseEntity.ok(new CheckResponse(image, false, null, null));
            case ImageCheck.BadName it ->
                ResponseEntity.badRequest().body(Problem.invalid(List.of(new Problem.FieldProblem("image", it.why()))));
            case ImageCheck.EngineAway it ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "unavailable",
                                "Unavailable",
                                "The engine does not answer"));
        };
    }
}
