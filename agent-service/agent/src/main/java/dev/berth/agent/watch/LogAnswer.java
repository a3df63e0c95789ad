package dev.berth.agent.watch;

import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.LogLine;
import dev.berth.agent.runtime.LogListener;
import dev.berth.agent.runtime.WorkspaceRuntime;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A workspace's log as server-sent events: its last lines, then every further one. */
final class LogAnswer implements LogListener {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(12);
    private static final int LAST_LINES = 200;
    private static final int MOST_LINES = 10_000;
    private static final int LINES_AHEAD = 500;

    /** Empty: the log has ended. A reader who is slower than the workspace writes holds the engine's log up, and nothing else. */
    private final BlockingQueue<Optional<LogLine>> lines = new ArrayBlockingQueue<>(LINES_AHEAD);

    private volatile boolean left;

    private LogAnswer() {}

    static void write(WorkspaceRuntime runtime, WorkspaceKey workspace, WatchRequest request, OutputStream out)
            throws IOException, InterruptedException {
        var answer = new LogAnswer();
        int tail = request.number("tail", LAST_LINES, 0, MOST_LINES);
        Closeable following;
        try {
            following = runtime.followLogs(workspace, tail, answer);
        } catch (IOException | RuntimeException none) {
            Watches.refuse(out, "503 Service Unavailable");
            return;
        }
        try (following) {
            out.write(Watches.EVENTS.getBytes(StandardCharsets.US_ASCII));
            answer.passOn(out);
        } finally {
            answer.left = true;
            answer.lines.clear();
        }
    }

    private void passOn(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            Optional<LogLine> next = lines.poll(HEARTBEAT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                out.write(Watches.HEARTBEAT.getBytes(StandardCharsets.US_ASCII));
            } else if (next.isEmpty()) {
                out.write(Watches.END.getBytes(StandardCharsets.US_ASCII));
                return;
            } else {
                out.write(("event: line\ndata: " + JSON.writeValueAsString(next.get()) + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void line(LogLine line) {
        add(Optional.of(line));
    }

    @Override
    public void ended() {
        add(Optional.empty());
    }

    private void add(Optional<LogLine> next) {
        try {
            while (!left && !lines.offer(next, 1, TimeUnit.SECONDS)) {
                // The reader is slow.
            }
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }
}
