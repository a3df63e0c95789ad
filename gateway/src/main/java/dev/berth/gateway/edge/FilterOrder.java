package dev.berth.gateway.edge;

import org.springframework.core.Ordered;

/** The order in which a request passes the gateway's filters; Spring Security stands at -100. */
public final class FilterOrder {
    public static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE;
    public static final int REQUEST_KIND = REQUEST_ID + 1;
    public static final int ACCESS_LOG = REQUEST_ID + 2;
    public static final int SECURITY_LOG = REQUEST_ID + 3;
    /** Takes workspace hosts out of the chain: nothing after it ever sees one. */
    public static final int WORKSPACE = REQUEST_ID + 4;

    public static final int SECURITY_HEADERS = REQUEST_ID + 5;
    /** Before every filter that decides by the path. */
    public static final int AMBIGUOUS_PATH = REQUEST_ID + 6;

    public static final int CROSS_ORIGIN = REQUEST_ID + 7;
    public static final int BODY_LIMIT = REQUEST_ID + 8;
    /** Takes calendars out of the chain: the secret in their address is all that is asked for. */
    public static final int CALENDAR = REQUEST_ID + 9;

    /** Takes the links of nodes out of the chain: a node proves its key to agent-service, and its link lasts. */
    public static final int NODE_LINK = REQUEST_ID + 10;

    /** Takes the streams of nodes out of the chain: a stream's ticket is all that is asked for. */
    public static final int NODE_STREAM = REQUEST_ID + 11;

    public static final int DEADLINE = REQUEST_ID + 12;

    /** Before Spring Security, which then finds an access token. */
    public static final int API_TOKEN = -110;

    public static final int THROTTLE = -90;
    /** When all is judged, and before the routes. */
    public static final int STREAM = -80;

    private FilterOrder() {}
}
