package dev.berth.gateway.stream;

import dev.berth.gateway.live.LiveConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerResponse;
import reactor.util.context.Context;

/** From the filters, which open a stream, to the relay, which outlives them. */
final class Handover {
    private @Nullable Splice upstream;
    private @Nullable LiveConnection place;
    private boolean over;

    /** How {@link StreamFilter} finds it. */
    Context in(Context context) {
        return context.put(Handover.class, this);
    }

    /** @param taken to be given back when the stream is over; it ends the stream when its token ends */
    synchronized void give(Splice opened, LiveConnection taken) {
        upstream = opened;
        place = taken;
        taken.endWith(opened::cut);
        if (over) {
            close();
        }
    }

    /** The rest of the answer, as it comes; nothing where the filters answered themselves. */
    Mono<Void> relayTo(HttpServerResponse browser) {
        var from = taken();
        if (from == null) {
            return Mono.empty();
        }
        // An answer that may never end says that its connection is not for another.
        return browser.keepAlive(false)
                .then()
                .then(Mono.<Void>create(end -> browser.withConnection(it -> from.into(it, end::success))))
                .doFinally(how -> {
                    close();
                    browser.withConnection(DisposableChannel::dispose);
                });
    }

    private synchronized @Nullable Splice taken() {
        return upstream;
    }

    /** The browser left. */
    synchronized void end() {
        over = true;
        close();
    }

    private synchronized void close() {
        if (upstream != null) {
            upstream.cut();
        }
        if (place != null) {
            place.close();
        }
    }
}
