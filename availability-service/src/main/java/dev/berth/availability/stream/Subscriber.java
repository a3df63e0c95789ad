package dev.berth.availability.stream;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One open browser. Whoever has something for it puts that into its mailbox and writes as much as it takes, without waiting. */
public final class Subscriber {
    private static final int ONE_WRITE = 16_384;

    private final UUID person;
    private final @Nullable UUID onlyResource;
    private final Instant tokenEnds;
    private final Connection connection;
    private final BiConsumer<Subscriber, Ending> whenOver;
    private final Mailbox mailbox;
    private boolean ready;
    private boolean over;
    private long offeredUpTo;
    private long stuckSince;
    private long lastBeat = System.nanoTime();

    Subscriber(
            UUID person,
            @Nullable UUID onlyResource,
            Instant tokenEnds,
            Connection connection,
            int mailbox,
            BiConsumer<Subscriber, Ending> whenOver) {
        this.person = person;
        this.onlyResource = onlyResource;
        this.tokenEnds = tokenEnds;
        this.connection = connection;
        this.whenOver = whenOver;
        this.mailbox = new Mailbox(mailbox);
    }

    /** Why a stream ends. */
    enum Ending {
        LEFT,
        SLOW,
        EXPIRED,
        SHUTDOWN
    }

    /** A frame that was offered before, while this one joined, is not offered again. */
    synchronized void offer(List<Frame> frames, Frame whenTooMany) {
        for (Frame frame : frames) {
            boolean news = frame.number() == 0 || frame.number() > offeredUpTo;
            if (news && frame.isFor(person, onlyResource) && !mailbox.put(frame)) {
                mailbox.put(whenTooMany);
            }
            offeredUpTo = Math.max(offeredUpTo, frame.number());
        }
        writeWhatItTakes();
    }

    synchronized void startAfter(long number) {
        offeredUpTo = number;
    }

    /** Called by the connection. */
    public synchronized void canTakeMore() {
        ready = true;
        stuckSince = 0;
        writeWhatItTakes();
    }

    /** Called by the connection when the other side is gone. */
    public void left() {
        finish(Ending.LEFT);
    }

    private void writeWhatItTakes() {
        try {
            while (ready && !over) {
                if (!connection.takesMore()) {
                    ready = false;
                    stuckSince = System.nanoTime();
                } else if (mailbox.isEmpty()) {
                    return;
                } else {
                    connection.write(mailbox.take(ONE_WRITE));
                }
            }
        } catch (IOException | RuntimeException gone) {
            finish(Ending.LEFT);
        }
    }

    /** Regularly: closes what is over, beats when it is time. */
    void look(Instant now, long nanos, StreamSettings settings) {
        if (!now.isBefore(tokenEnds)) {
            finish(Ending.EXPIRED);
        } else if (isStuck(nanos, settings.slowAfter().toNanos())) {
            finish(Ending.SLOW);
        } else if (nanos - lastBeat >= settings.heartbeatEvery().toNanos()) {
            lastBeat = nanos;
            offer(List.of(Frame.HEARTBEAT), Frame.HEARTBEAT);
        }
    }

    private synchronized boolean isStuck(long nanos, long slowAfter) {
        return !ready && stuckSince != 0 && nanos - stuckSince > slowAfter;
    }

    void finish(Ending ending) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        whenOver.accept(this, ending);
        if (ending == Ending.SLOW || ending == Ending.LEFT) {
            connection.cut();
        } else {
            connection.end();
        }
    }
}
