package dev.berth.gateway.workspace;

import dev.berth.gateway.workspace.WebSocketProxy.Side;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import reactor.core.publisher.Mono;

/** Carries frames between two WebSockets until either ends, or the route does. */
final class WebSocketRelay {
    private static final int NO_STATUS = -1;

    private WebSocketRelay() {}

    static Mono<Void> between(Side person, Side workspace, int maxFrame, Mono<Void> routeClosed) {
        var there = carry(person, workspace, maxFrame);
        var back = carry(workspace, person, maxFrame);
        var cut = routeClosed.then(Mono.defer(() -> Mono.whenDelayError(
                        close(person, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE),
                        close(workspace, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE))
                .onErrorComplete()));
        return Mono.firstWithSignal(Mono.whenDelayError(there, back), cut);
    }

    /** Ends with the source, and hands its farewell on. */
    private static Mono<Void> carry(Side from, Side to, int maxFrame) {
        var frames = from.in().aggregateFrames(maxFrame).receiveFrames().doOnNext(WebSocketFrame::retain);
        return to.out()
                .sendObject(frames)
                .then()
                .then(Mono.defer(() -> from.in()
                        .receiveCloseStatus()
                        .defaultIfEmpty(WebSocketCloseStatus.EMPTY)
                        .flatMap(it -> close(to, it))));
    }

    /** Some statuses only ever describe what happened; they may not be sent. */
    private static Mono<Void> close(Side side, WebSocketCloseStatus status) {
        if (status.code() == NO_STATUS || status.code() == 1005) {
            return side.out().sendClose();
        }
        if (status.code() == 1006 || status.code() == 1015) {
            return side.out().sendClose(1001, "");
        }
        return side.out().sendClose(status.code(), status.reasonText());
    }
}
