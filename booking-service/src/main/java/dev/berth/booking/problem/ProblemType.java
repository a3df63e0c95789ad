package dev.berth.booking.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every way in which this service says no. The slug is a contract: {@code /problems/<slug>} explains it. */
public enum ProblemType {
    INVALID_INPUT(HttpStatus.BAD_REQUEST, "Some fields need another look"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    PASSWORD_CONFIRMATION_REQUIRED(HttpStatus.FORBIDDEN, "Confirm your password"),
    REGISTRATION_CLOSED(HttpStatus.FORBIDDEN, "You cannot register here"),
    FEATURE_CLOSED(HttpStatus.FORBIDDEN, "Not open to you"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not do that"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer does not exist in that format"),
    BOOKING_CONFLICT(HttpStatus.CONFLICT, "That time is taken"),
    ROOM_UNKNOWN(HttpStatus.CONFLICT, "Nobody knows whether the room is free"),
    ILLEGAL_TRANSITION(HttpStatus.CONFLICT, "Not possible in this state"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "Somebody else changed it meanwhile"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON"),
    RULE_BROKEN(HttpStatus.UNPROCESSABLE_CONTENT, "A rule says no"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available right now");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** For what the framework refuses by itself: it knows a status and no more. */
    static ProblemType ofStatus(int status) {
        if (status == HttpStatus.BAD_REQUEST.value()) return MALFORMED_REQUEST;
        return Arrays.stream(values())
                .filter(type -> type.status.value() == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : MALFORMED_REQUEST);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
