package dev.berth.gateway.edge;

import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Decides what a request asks for, from its host and its path as it was sent. */
@Component
public class RequestKinds {
    private static final Pattern CALENDAR = Pattern.compile("/calendar/[\\w-]+\\.ics");
    private static final Pattern JOB_STREAM = Pattern.compile("/api/v1/sync/jobs/[^/]+/stream");

    private static final Pattern WATCH = Pattern.compile("/api/v1/bookings/[0-9a-f-]{36}/(?:logs|usage)");
    private static final String NODE_STREAMS = "/api/v1/node-streams/";

    private final WorkspaceDomain workspaces;

    RequestKinds(WorkspaceDomain workspaces) {
        this.workspaces = workspaces;
    }

    public RequestKind of(ServerHttpRequest request) {
        if (workspaces.owns(request)) {
            return RequestKind.WORKSPACE;
        }
        var path = request.getPath().value();
        return AmbiguousPath.is(path) ? RequestKind.AMBIGUOUS : ofOwn(path);
    }

    private static RequestKind ofOwn(String path) {
        if (path.startsWith("/api/")) {
            return ofApi(path);
        }
        if (path.startsWith("/calendar/")) {
            return CALENDAR.matcher(path).matches() ? RequestKind.CALENDAR : RequestKind.NO_CALENDAR;
        }
        if (path.startsWith("/actuator")) {
            return path.equals("/actuator/health") || path.startsWith("/actuator/health/")
                    ? RequestKind.HEALTH
                    : RequestKind.OTHER_ACTUATOR;
        }
        if (path.startsWith("/docs/openapi/")) {
            return RequestKind.API_DOCUMENT;
        }
        if (path.equals("/internal/certificate-names")) {
            return RequestKind.CERTIFICATE_NAME;
        }
        return path.startsWith("/.well-known/") ? RequestKind.WELL_KNOWN : RequestKind.PAGE;
    }

    private static RequestKind ofApi(String path) {
        if (path.startsWith("/api/v1/auth/")) {
            return RequestKind.SIGN_IN;
        }
        if (path.equals("/api/v1/availability/stream")) {
            return RequestKind.AVAILABILITY_STREAM;
        }
        if (path.equals("/api/v1/node-link")) {
            return RequestKind.NODE_LINK;
        }
        if (path.startsWith(NODE_STREAMS)) {
            return RequestKind.NODE_STREAM;
        }
        if (WATCH.matcher(path).matches()) {
            return RequestKind.WATCH;
        }
        return JOB_STREAM.matcher(path).matches() ? RequestKind.JOB_STREAM : RequestKind.OTHER_API;
    }
}
