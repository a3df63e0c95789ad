package dev.berth.gateway.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Every kind of error that Berth's API answers with, and what its page says to people. */
public enum Problem {
    INVALID_INPUT(
            HttpStatus.BAD_REQUEST,
            "Invalid input",
            "One or more fields are missing or have a value that cannot be used. “errors” names each field.",
            "Correct the named fields and send the request again."),
    MALFORMED_REQUEST(
            HttpStatus.BAD_REQUEST,
            "Malformed request",
            "The request could not be read: its address, method or body is not what this call takes.",
            "Check the request against the API reference."),
    UNAUTHORIZED(
            HttpStatus.UNAUTHORIZED,
            "Not signed in",
            "This call needs a valid access token. Yours is missing, has run out or was not issued by this Berth.",
            "Sign in, or trade the refresh cookie for a new token, and try again."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "Not allowed",
            "You are signed in, but your role does not permit this call, or a page of another origin made it.",
            "Ask an administrator if you need this."),
    PASSWORD_CONFIRMATION_REQUIRED(
            HttpStatus.FORBIDDEN,
            "Confirm your password",
            "This change needs your password, and you last gave it more than 10 minutes ago.",
            "Give it at /api/v1/auth/confirm and repeat the call with the access token of that answer."),
    REGISTRATION_CLOSED(
            HttpStatus.FORBIDDEN,
            "You cannot register here",
            "Registration is closed on this installation, or open only to e-mail addresses of some domains.",
            "Use an e-mail address of a domain that the answer names, if it names any."),
    FEATURE_CLOSED(
            HttpStatus.FORBIDDEN,
            "Not open to you",
            "An administrator has closed this, or opened it to some people only. What is booked stays booked.",
            "Try again later, or ask an administrator."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "Not found",
            "There is nothing at this address, or it is nothing that you may know of.",
            "Check the address and that you are signed in as the right person."),
    BOOKING_CONFLICT(
            HttpStatus.CONFLICT,
            "Already booked",
            "What you asked for is taken for some or all of that time. “conflicts” says when.",
            "Take one of “suggestedAlternatives”, or choose another time or a smaller share."),
    ROOM_UNKNOWN(
            HttpStatus.CONFLICT,
            "Nobody knows whether the room is free",
            "Another system books the room too, and Berth could not read it lately. “unknownSince” says when it last did.",
            "Take one of “suggestedAlternatives”, or ask the staff: they can book it all the same."),
    ILLEGAL_TRANSITION(
            HttpStatus.CONFLICT,
            "Not possible any more",
            "The booking's state does not allow this step, for example approving what is already over.",
            "Load the booking again and see what it allows now."),
    STALE_VERSION(
            HttpStatus.PRECONDITION_FAILED,
            "Changed by someone else",
            "It was changed after you loaded it, so your change was not made.",
            "Load it again, look at what changed, and repeat your change."),
    RULE_BROKEN(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A booking rule says no",
            "The request is well-formed, but a rule forbids it. “rule” names it and “detail” explains it.",
            "Adjust the booking to the rule."),
    PAYLOAD_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "Too large",
            "The request's body is larger than the API takes.",
            "Send less; long descriptions belong into a linked document."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "More calls came than one person or address may make in a short time.",
            "Wait for the seconds in the Retry-After header, then go on more slowly."),
    TOO_MANY_CONNECTIONS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many open connections",
            "You, or your address, have as many live streams and connections open as are allowed at once.",
            "Close some of Berth's pages or workspaces and try again."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Not available right now",
            "A part of Berth that this call needs does not answer at the moment.",
            "Try again in a moment. Nothing was decided."),
    UPSTREAM_UNREACHABLE(
            HttpStatus.BAD_GATEWAY,
            "A part of Berth cannot be reached",
            "The gateway runs, but the service behind this call cannot be reached.",
            "Try again in a moment. If it stays so, tell an administrator."),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong",
            "Berth met an error that it did not expect.",
            "Try again. If it stays so, give an administrator the “reference”: it finds the error in the logs.");

    private final HttpStatus status;
    private final String title;
    private final String meaning;
    private final String nextStep;

    Problem(HttpStatus status, String title, String meaning, String nextStep) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.nextStep = nextStep;
    }

    static Optional<Problem> bySlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return "/problems/" + slug();
    }

    String meaning() {
        return meaning;
    }

    String nextStep() {
        return nextStep;
    }
}
