package dev.berth.agent.watch;

import dev.berth.agent.stream.LocalEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a stream at which this agent itself answers one request. */
final class WatchEnd implements LocalEnd {
    private static final Logger log = LoggerFactory.getLogger(WatchEnd.class);

    /** Answers a request; it is interrupted when whoever asked has left. */
    @FunctionalInterface
    interface Answering {
        void answer(WatchRequest request, UUID bookingId, InputStream in, OutputStream out)
                throws IOException, InterruptedException;
    }

    private final Pipe toAgent;
    private final Pipe fromAgent;
    private final Thread answering;

    WatchEnd(UUID bookingId, Answering answers) throws IOException {
        this.toAgent = Pipe.open();
        this.fromAgent = Pipe.open();
        this.answering = Thread.ofVirtual().name("watch-" + bookingId).start(() -> run(bookingId, answers));
    }

    private void run(UUID bookingId, Answering answers) {
        try (InputStream in = Channels.newInputStream(toAgent.source());
                OutputStream out = Channels.newOutputStream(fromAgent.sink())) {
            answers.answer(WatchRequest.read(in), bookingId, in, out);
        } catch (IOException left) {
            log.debug("Somebody who watched {} has left: {}", bookingId, left.toString());
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            log.error("Watching {} broke", bookingId, bug);
        }
    }

    @Override
    public InputStream input() {
        return Channels.newInputStream(fromAgent.source());
    }

    @Override
    public OutputStream output() {
        return Channels.newOutputStream(toAgent.sink());
    }

    @Override
    public void close() throws IOException {
        answering.interrupt();
        fromAgent.source().close();
        toAgent.sink().close();
    }
}
