package dev.berth.feed.publish.web;

import dev.berth.feed.document.CalendarDocument.Reader;
import dev.berth.feed.publish.Bodies;
import dev.berth.feed.publish.Body;
import dev.berth.feed.publish.ETags;
import dev.berth.feed.subscription.Subscription;
import dev.berth.feed.subscription.Subscriptions;
import dev.berth.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The address that calendar apps fetch. The secret in it is all that is asked for. */
@RestController
@Tag(name = "Calendars")
@SecurityRequirements
class CalendarController {
    private static final String CALENDAR = "text/calendar;charset=utf-8";
    private static final int LONGEST_ALARM_MINUTES = 7 * 24 * 60;

    private final Subscriptions subscriptions;
    private final Bodies bodies;
    private final ETags tags;
    private final Clock clock;

    CalendarController(Subscriptions subscriptions, Bodies bodies, ETags tags, Clock clock) {
        this.subscriptions = subscriptions;
        this.bodies = bodies;
        this.tags = tags;
        this.clock = clock;
    }

    @GetMapping("/calendar/{token}.ics")
    @Operation(
            summary = "A calendar",
            description =
                    "As iCalendar (RFC 5545, RFC 7986), in UTC. Cancelled bookings are told as cancelled for 30 days. "
                            + "Answers If-None-Match and If-Modified-Since, and HEAD.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such feed, or not any more", content = @Content)
    ResponseEntity<?> calendar(
            @PathVariable String token,
            @Parameter(description = "Minutes before each event at which an alarm goes off; none when absent")
                    @RequestParam(required = false)
                    @Nullable
                    Integer alarm,
            @Parameter(description = "When present, browsers save it as a file")
                    @RequestParam(required = false)
                    @Nullable
                    String download,
            @Parameter(hidden = true) HttpServletRequest request) {
        if (alarm != null && (alarm < 0 || alarm > LONGEST_ALARM_MINUTES)) {
            throw Problem.invalid("alarm", "must be between 0 and " + LONGEST_ALARM_MINUTES + " minutes");
        }
        Optional<Subscription> subscription = subscriptions.find(token);
        if (subscription.isEmpty()) {
            throw Problem.notFound("There is no such calendar, or not any more.");
        }
        subscriptions.fetched(subscription.get(), ClientNames.of(request.getHeader(HttpHeaders.USER_AGENT)));
        Reader reader = new Reader(subscription.get().audience(), alarm);
        return answer(subscription.get(), reader, download != null, request);
    }

    private ResponseEntity<?> answer(
            Subscription subscription, Reader reader, boolean download, HttpServletRequest request) {
        boolean gzip = Encodings.acceptGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String tag = tags.of(subscription.edition(), reader);
        Instant changedAt = subscription.edition().changedAt();
        if (Condition.isMet(request, tag, changedAt)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers(tag, changedAt, gzip))
                    .build();
        }
        Body body = bodies.of(subscription.edition(), reader);
        HttpHeaders headers = headers(body.tag(), body.changedAt(), gzip);
        headers.set(HttpHeaders.CONTENT_TYPE, CALENDAR);
        if (download) {
            String name = "berth-" + subscription.edition().key().kind().word() + ".ics";
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        }
        if (gzip) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return ResponseEntity.ok().headers(headers).body(gzip ? body.gzipped() : body.plain());
    }

    private HttpHeaders headers(String tag, Instant changedAt, boolean gzip) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(Condition.tag(tag, gzip));
        // Many changes within a second run ahead of the clock: until it has caught up, no date tells them apart.
        if (!changedAt.isAfter(clock.instant())) {
            headers.setLastModified(changedAt);
        }
        // The address is the secret of one person; asking again is cheap.
        headers.setCacheControl("private, no-cache");
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set("X-Robots-Tag", "noindex");
        return headers;
    }
}
