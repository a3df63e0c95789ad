package dev.berth.availability.stream.web;

import dev.berth.availability.follow.Progress;
import dev.berth.availability.stream.Broadcast;
import dev.berth.availability.stream.Broadcast.Listener;
import dev.berth.platform.problem.Problem;
import dev.berth.platform.security.CallerAuthentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Availability")
class StreamController {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final Broadcast broadcast;
    private final Progress progress;

    StreamController(Broadcast broadcast, Progress progress) {
        this.broadcast = broadcast;
        this.progress = progress;
    }

    /** Null means that the answer has begun and stays open. */
    @GetMapping("/api/v1/availability/stream")
    @Operation(
            summary = "What changes",
            description =
                    "Server-sent events. `availability` `{resourceId, kind, from, to, seatsLeft?, capacity?, state?, version}`: ask anew for what"
                            + " overlaps. `booking`: a new version of a booking of one's own. `resync`: something was missed, ask anew for everything."
                            + " A comment comes as a heartbeat every 12 seconds. The stream ends with its token; come back with a new one and"
                            + " Last-Event-ID.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @Nullable
    ResponseEntity<?> stream(
            @Parameter(description = "Only this resource; bookings of one's own come anyhow")
                    @RequestParam(required = false)
                    @Nullable
                    UUID resourceId,
            @Parameter(description = "The last id that was received")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) CallerAuthentication caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (progress.asOf().isEmpty()) {
            throw Problem.unavailable("Still reading the bookings. Try again in a moment.", TRY_AGAIN);
        }
        if (!broadcast.takesMore()) {
            throw Problem.unavailable("Too many listen already. Ask every 30 seconds instead.", TRY_AGAIN);
        }
        Instant ends = caller.expiresAt();
        begin(response);
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        AsyncConnection connection = new AsyncConnection(context);
        connection.serve(broadcast.join(new Listener(caller.caller().id(), resourceId, ends, lastEventId), connection));
        return null;
    }

    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        // What follows is not framed: it lasts as long as the connection.
        response.setHeader("Connection", "close");
        response.flushBuffer();
    }
}
