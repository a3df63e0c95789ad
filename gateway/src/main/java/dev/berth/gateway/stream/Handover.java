package dev.berth.gateway.stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.context.Context;

/** From the filters, which open a stream, to the relay, which outlives them. */
final class Handover {
    private @Nullable Connection upstream;
    private boolean over;

    /** How {@link StreamFilter} finds it. */
    Context in(Context context) {
        return context.put(Handover.class, this);
    }

    synchronized void give(Connection opened) {
        upstream = opened;
        if (over) {
            opened.dispose();
        }
    }

    /** The rest of the answer, as it comes; nothing where the filters answered themselves. */
    Mono<Void> relayTo(HttpServerResponse browser) {
        var from = taken();
        if (from == null) {
            return Mono.empty();
        }
        return browser.send(from.inbound().receive().retain(), each -> true)
                .then()
                // Half an answer is out: only a broken connection tells the browser to come back.
                .onErrorResume(broken -> Mono.fromRunnable(() -> browser.withConnection(DisposableChannel::dispose)))
                .doFinally(how -> from.dispose());
    }

    private synchronized @Nullable Connection taken() {
        return upstream;
    }

    /** The browser left. */
    synchronized void end() {
        over = true;
        if (upstream != null) {
            upstream.dispose();
        }
    }
}
