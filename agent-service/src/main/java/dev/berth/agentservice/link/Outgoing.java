package dev.berth.agentservice.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What waits for one node, in order; one frame after the other is written. */
final class Outgoing implements LinkConnection.Written {
    private final LinkConnection connection;
    private final Executor executor;
    private final long limit;
    private final Deque<Frame> frames = new ArrayDeque<>(4);
    private long counted;
    private @Nullable Long writingSinceNanos;
    private boolean ended;

    /**
     * @param executor starts the writing, so that whoever offers a frame never writes itself
     * @param limit of the characters that wait, those of a snapshot not counted
     */
    Outgoing(LinkConnection connection, Executor executor, long limit) {
        this.connection = connection;
        this.executor = executor;
        this.limit = limit;
    }

    sealed interface Frame {
        /** Against the limit. */
        default int counted() {
            return 0;
        }

        record Text(String text) implements Frame {
            @Override
            public int counted() {
                return text.length();
            }
        }

        /** Part of a snapshot, which is as large as it is. The event is kept once for all who need it, not in a frame. */
        record SnapshotWorkspace(String event) implements Frame {}

        record Workspace(String event) implements Frame {
            @Override
            public int counted() {
                return event.length();
            }
        }

        record Ping() implements Frame {}

        record Close(Ending ending) implements Frame {}
    }

    /** @return false when more waits than may */
    synchronized boolean offer(Frame frame) {
        if (ended) {
            return true;
        }
        frames.add(frame);
        counted += frame.counted();
        startWriting();
        return counted <= limit;
    }

    /** Closes the connection behind the frame that is being written; what waits is dropped. */
    synchronized void end(Ending ending) {
        if (!ended) {
            frames.clear();
            endAfterAll(ending);
        }
    }

    /** Closes the connection behind everything that waits. */
    synchronized void endAfterAll(Ending ending) {
        if (!ended) {
            ended = true;
            frames.add(new Frame.Close(ending));
            startWriting();
        }
    }

    /** Since when the node has not taken the frame that is being written. */
    synchronized boolean isStalled(long nowNanos, long afterNanos) {
        return writingSinceNanos != null && nowNanos - writingSinceNanos > afterNanos;
    }

    private void startWriting() {
        if (writingSinceNanos == null) {
            writingSinceNanos = System.nanoTime();
            executor.execute(this::done);
        }
    }

    /** The frame before has been written: now the next. */
    @Override
    public void done() {
        Frame next;
        synchronized (this) {
            next = frames.poll();
            if (next == null) {
                writingSinceNanos = null;
                return;
            }
            counted -= next.counted();
            writingSinceNanos = System.nanoTime();
        }
        write(next);
    }

    private void write(Frame frame) {
        switch (frame) {
            case Frame.Text it -> connection.sendText(it.text(), this);
            case Frame.SnapshotWorkspace it -> connection.sendText(Frames.workspace(it.event()), this);
            case Frame.Workspace it -> connection.sendText(Frames.workspace(it.event()), this);
            case Frame.Ping it -> connection.sendPing(this);
            case Frame.Close it ->
                connection.close(it.ending().code(), it.ending().reason());
        }
    }

    /** The connection is lost, which it says itself. */
    @Override
    public void failed() {
        synchronized (this) {
            ended = true;
            frames.clear();
            writingSinceNanos = null;
        }
    }
}
