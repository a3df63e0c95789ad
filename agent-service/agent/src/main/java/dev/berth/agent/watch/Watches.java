package dev.berth.agent.watch;

import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.stream.LocalEnd;
import dev.berth.agent.stream.LocalEnds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What can be asked about a workspace on a stream of the kind "watch": {@code GET /logs?tail=200} and {@code GET /usage}. */
public final class Watches implements LocalEnds {
    /** The head of an answer of server-sent events. */
    static final String EVENTS =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";

    static final String HEARTBEAT = ": still here\n\n";
    static final String END = "event: end\ndata: {}\n\n";

    private final Supplier<Optional<WorkspaceRuntime>> runtime;
    private final UsageHistory usage;

    public Watches(Supplier<Optional<WorkspaceRuntime>> runtime, UsageHistory usage) {
        this.runtime = runtime;
        this.usage = usage;
    }

    @Override
    public LocalEnd open(UUID bookingId) throws IOException {
        return new WatchEnd(bookingId, this::answer);
    }

    private void answer(WatchRequest request, UUID bookingId, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        Optional<WorkspaceRuntime> here = runtime.get();
        if (here.isPresent() && request.asksFor("/logs")) {
            LogAnswer.write(here.get(), WorkspaceKey.of(bookingId), request, out);
        } else if (request.asksFor("/usage")) {
            UsageAnswer.write(usage, WorkspaceKey.of(bookingId), out);
        } else {
            refuse(out, "404 Not Found");
        }
    }

    static void refuse(OutputStream out, String status) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }
}
