package dev.berth.agent.operator.web;

import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.Engine.ImageCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an image is on this node already. */
final class ImageCalls {
    record CheckRequest(@Nullable String image) {}

    record CheckResponse(
            String image,
            boolean present,
            @Nullable String id,
            @Nullable Long bytes) {}

    private final Engine engine;

    ImageCalls(Engine engine) {
        this.engine = engine;
    }

    Reply check(Call call) {
        String asked = call.json(CheckRequest.class).image();
        String image = asked == null ? "" : asked.strip();
        return image.isEmpty() ? invalid("An image is needed") : check(image);
    }

    private Reply check(String image) {
        return switch (engine.check(image)) {
            case ImageCheck.Present it -> Reply.ok(new CheckResponse(image, true, it.id(), it.bytes()));
            case ImageCheck.Absent it -> Reply.ok(new CheckResponse(image, false, null, null));
            case ImageCheck.BadName it -> invalid(it.why());
            case ImageCheck.EngineAway it ->
                Reply.problem(Problem.of(503, "unavailable", "Unavailable", "The engine does not answer"));
        };
    }

    private static Reply invalid(String why) {
        return Reply.problem(Problem.invalid(List.of(new Problem.FieldProblem("image", why))));
    }
}
