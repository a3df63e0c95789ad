package dev.berth.gateway.edge;

import org.springframework.web.server.ServerWebExchange;

/** What a request asks for. {@link RequestKinds} decides it once; every filter asks here instead of reading the path. */
public enum RequestKind {
    /** Any path on a workspace's host. */
    WORKSPACE,
    /** A path on Berth's own host that two readers could read differently. */
    AMBIGUOUS,
    SIGN_IN,
    AVAILABILITY_STREAM,
    /** The progress of one sync job, as server-sent events. */
    JOB_STREAM,
    /** The link that an agent keeps open. */
    NODE_LINK,
    /** What is to be seen of a running workspace, as server-sent events. */
    WATCH,
    /** A stream that a node opens for a request that waits. */
    NODE_STREAM,
    OTHER_API,
    /** A calendar feed; its path holds the feed's secret. */
    CALENDAR,
    /** Beneath {@code /calendar/}, but not the address of a feed. */
    NO_CALENDAR,
    WELL_KNOWN,
    API_DOCUMENT,
    HEALTH,
    OTHER_ACTUATOR,
    /** The edge proxy asks whether it may get a certificate for a host name. */
    CERTIFICATE_NAME,
    /** The app, its files, and pages for people. */
    PAGE;

    private static final String ATTRIBUTE = RequestKind.class.getName();

    public static RequestKind of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void remember(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    public boolean isApi() {
        return switch (this) {
            case SIGN_IN, AVAILABILITY_STREAM, JOB_STREAM, NODE_LINK, NODE_STREAM, WATCH, OTHER_API -> true;
            default -> false;
        };
    }

    /** Answers that no browser should run or frame. */
    boolean isData() {
        return isApi() || this == CALENDAR || this == NO_CALENDAR || this == WELL_KNOWN;
    }

    /** Calls that a service answers, so that they count against a limit. */
    public boolean isCounted() {
        return isApi() || this == API_DOCUMENT || this == WELL_KNOWN;
    }
}
