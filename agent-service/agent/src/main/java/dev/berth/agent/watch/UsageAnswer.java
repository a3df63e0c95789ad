package dev.berth.agent.watch;

import dev.berth.agent.reconcile.WorkspaceKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a workspace used, as server-sent events: the last hour, then every further look. */
final class UsageAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOOKS_PER_HEARTBEAT = 12;

    private UsageAnswer() {}

    static void write(UsageHistory history, WorkspaceKey workspace, OutputStream out)
            throws IOException, InterruptedException {
        out.write(Watches.EVENTS.getBytes(StandardCharsets.US_ASCII));
        Instant shown = Instant.EPOCH;
        boolean seen = false;
        for (int looks = 0; ; looks++) {
            Optional<UsageSeries> series = history.of(workspace);
            if (series.isEmpty() && seen) {
                out.write(Watches.END.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            seen = series.isPresent();
            Instant from = shown;
            for (Usage it : series.map(of -> of.after(from)).orElse(List.of())) {
                shown = it.at();
                out.write(("event: usage\ndata: " + JSON.writeValueAsString(it) + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            if (looks % LOOKS_PER_HEARTBEAT == 0) {
                out.write(Watches.HEARTBEAT.getBytes(StandardCharsets.US_ASCII));
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
