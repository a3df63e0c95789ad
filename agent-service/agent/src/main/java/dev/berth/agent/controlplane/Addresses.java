package dev.berth.agent.controlplane;

import java.net.URI;

/** Addresses below the control plane's own, which may itself have a path. */
final class Addresses {
    private Addresses() {}

    /** The same address for a WebSocket: ws for http, wss for https. */
    static URI webSocket(URI http) {
        return URI.create("ws" + http.toString().substring("http".length()));
    }

    static URI below(URI base, String path) {
        String start = base.toString();
        return URI.create(start.endsWith("/") ? start.substring(0, start.length() - 1) + path : start + path);
    }
}
