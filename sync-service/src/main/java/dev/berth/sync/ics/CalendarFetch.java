package dev.berth.sync.ics;

import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.outside.ForbiddenAddress;
import dev.berth.sync.outside.OutsideHttp;
import dev.berth.sync.outside.OutsideHttp.Answer;
import dev.berth.sync.outside.TooLarge;
import dev.berth.sync.source.CalendarText;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Asks an address whether there is another edition of its calendar. */
final class CalendarFetch {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final OutsideHttp http;
    private final long largest;

    CalendarFetch(OutsideHttp http, IcsSettings settings) {
        this.http = http;
        this.largest = settings.largest().toBytes();
    }

    sealed interface Fetched {
        record Edition(CalendarText text) implements Fetched {}

        /** The one that is known is the newest. */
        record Unchanged() implements Fetched {}

        record Refused(Failed why) implements Fetched {}
    }

    /** @param known the edition that was seen last */
    Fetched fetch(URI address, Optional<CalendarText> known) {
        try {
            return judged(http.get(address, conditions(known)), known.isPresent());
        } catch (ForbiddenAddress inside) {
            return refused(
                    FailureKind.WRONG_CREDENTIALS,
                    "The address leads into a private network. Only calendars of the public internet are read.");
        } catch (UnknownHostException nowhere) {
            return refused(FailureKind.PORTAL_DOWN, "There is no such server, or its name cannot be looked up now.");
        } catch (SocketTimeoutException slow) {
            return refused(FailureKind.TIMED_OUT, "The calendar's server does not answer in time.");
        } catch (TooLarge much) {
            return tooLarge(Math.min(largest, much.most()));
        } catch (IOException failed) {
            return refused(FailureKind.PORTAL_DOWN, "The calendar's server cannot be reached, or broke off.");
        }
    }

    private static Map<String, String> conditions(Optional<CalendarText> known) {
        var headers = new LinkedHashMap<>(Map.of("Accept", "text/calendar, */*;q=0.5"));
        known.map(CalendarText::etag).ifPresent(it -> headers.put("If-None-Match", it));
        known.map(CalendarText::lastModified).ifPresent(it -> headers.put("If-Modified-Since", it));
        return headers;
    }

    private Fetched judged(Answer answer, boolean known) {
        return switch (answer.status()) {
            case 200 -> edition(answer);
            case 304 ->
                known
                        ? new Fetched.Unchanged()
                        : refused(
                                FailureKind.PORTAL_DOWN,
                                "The server says that nothing changed, without having been asked.");
            case 401, 403 ->
                refused(
                        FailureKind.WRONG_CREDENTIALS,
                        "The calendar's server does not let us in (" + answer.status()
                                + "). Copy its secret or public address again.");
            case 404, 410 ->
                refused(
                        FailureKind.WRONG_CREDENTIALS,
                        "There is no calendar at this address any more (" + answer.status() + "). Copy it again.");
            case 429 -> refused(FailureKind.PORTAL_DOWN, "The calendar's server asks us to come back later (429).");
            default ->
                refused(
                        FailureKind.PORTAL_DOWN,
                        "The calendar's server answers with an error (" + answer.status() + ").");
        };
    }

    private Fetched edition(Answer answer) {
        if (answer.body().length > largest) {
            return tooLarge(largest);
        }
        // PostgreSQL's text has no NUL, and no calendar either.
        String content = new String(answer.body(), charset(answer)).replace("\u0000", "");
        return new Fetched.Edition(new CalendarText(
                content,
                answer.header("etag").orElse(null),
                answer.header("last-modified").orElse(null)));
    }

    private static Fetched tooLarge(long allowed) {
        return refused(
                FailureKind.LAYOUT_CHANGED,
                "The calendar is larger than " + DataSize.ofBytes(allowed).toMegabytes()
                        + " MB, which is more than is read.");
    }

    /** UTF-8 is what the standard says when nobody says anything. */
    private static Charset charset(Answer answer) {
        @Nullable
        String named = answer.header("content-type")
                .map(CHARSET::matcher)
                .filter(Matcher::find)
                .map(it -> it.group(1))
                .orElse(null);
        try {
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
        } catch (IllegalArgumentException unheardOf) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Fetched refused(FailureKind kind, String words) {
        return new Fetched.Refused(new Failed(kind, words));
    }
}
