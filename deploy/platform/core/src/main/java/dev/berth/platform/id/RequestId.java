package dev.berth.platform.id;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request, which the gateway gives it: in log lines, in answers, and in the events that the request causes. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    /** Of a Kafka record. */
    public static final String RECORD_HEADER = "berth-request-id";
    /** Key in the log context. */
    public static final String LOG_KEY = "requestId";

    /** Nothing that could forge a log line. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The id that was sent along, when it is harmless; otherwise a new one. */
    public static String acceptedOrNew(@Nullable String sent) {
        return sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
