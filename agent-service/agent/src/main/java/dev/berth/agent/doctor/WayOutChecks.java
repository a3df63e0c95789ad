package dev.berth.agent.doctor;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.controlplane.ControlPlane;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether the control plane is reached, the link passes whatever lies between, and the clock is right. */
final class WayOutChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
    private static final String WAY_OUT =
            "Let this machine open connections to that address; behind a proxy set HTTPS_PROXY,"
                    + " with a private certificate authority BERTH_CA_FILE.";

    private WayOutChecks() {}

    static List<Finding> all(URI address, ControlPlane controlPlane, HttpClient http) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        switch (controlPlane.get("/api/v1/clock", PATIENCE)) {
            case ControlPlane.Answer.Ok it -> {
                findings.add(Finding.good("Control plane", address + " answers"));
                findings.add(clock(it.body()));
                findings.add(link(controlPlane.linkAddress(), http));
            }
            case ControlPlane.Answer.Refused it ->
                findings.add(Finding.bad(
                        "Control plane",
                        address + " answers " + it.status(),
                        "Check BERTH_CONTROL_PLANE: it is the address at which people open Berth."));
            case ControlPlane.Answer.Unreachable it ->
                findings.add(Finding.bad("Control plane", address + ": " + it.why(), WAY_OUT));
        }
        return findings;
    }

    private static Finding clock(byte[] answer) {
        try {
            Instant there = Instant.parse(
                    JsonMapper.shared().readTree(answer).path("now").asString(""));
            Duration off = Duration.between(NodeClock.ofThisMachine().instant(), there);
            return off.abs().compareTo(WORTH_TELLING) <= 0
                    ? Finding.good("Clock", "right to " + WORTH_TELLING.toSeconds() + " s")
                    : Finding.weak(
                            "Clock",
                            "off by " + off.toSeconds() + " s",
                            "Workspaces follow the control plane's clock; set this one with chrony or systemd-timesyncd all the same.");
        } catch (JacksonException | DateTimeException garbled) {
            return Finding.bad("Clock", "the control plane's time cannot be read", "Check BERTH_CONTROL_PLANE.");
        }
    }

    private static Finding link(URI address, HttpClient http) throws InterruptedException {
        var opening = http.newWebSocketBuilder()
                .subprotocols("berth-node-link.v1")
                .connectTimeout(PATIENCE)
                .buildAsync(address, new WebSocket.Listener() {});
        try {
            opening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).abort();
            return Finding.good("Node link", "a WebSocket opens");
        } catch (TimeoutException | ExecutionException refused) {
            opening.cancel(true);
            return Finding.bad(
                    "Node link",
                    "no WebSocket opens at " + address + ": " + refused.getMessage(),
                    "Something between this machine and Berth does not pass WebSockets on.");
        }
    }
}
