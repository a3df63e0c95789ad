package dev.berth.agent.link;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.enrolment.AgentVersion;
import dev.berth.agent.enrolment.NodeIdentity;
import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.report.ReportChannel;
import dev.berth.agent.stream.StreamRequest;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node linked to the control plane for as long as the agent lives. Without a link the agent goes on with what it
 * knows; reports wait for the next one.
 */
public final class NodeLink implements ReportChannel {
    private static final Logger log = LoggerFactory.getLogger(NodeLink.class);
    static final int PROTOCOL = 1;
    /** Far beyond any time in milliseconds. */
    private static final long GREATEST_EPOCH = 1L << 52;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration GREETING_WITHIN = Duration.ofSeconds(20);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    /** The last epoch that this node was given; kept, so that the next one is higher. */
    record LastEpoch(long epoch) {}

    /** A link that takes reports, and their place in the order of all of this node's reports. */
    private record OpenLink(LinkConnection connection, long epoch, AtomicLong sequence) {}

    private final URI address;
    private final HttpClient http;
    private final NodeKey key;
    private final AgentVersion version;
    private final AssignedWorkspaces assigned;
    private final Consumer<StreamRequest> streams;
    private final NodeClock clock;
    private final SupervisedLoops loops;
    private final Duration longestSilence;
    private final Kept<LastEpoch> kept;
    private final Pauses pauses = new Pauses();
    private final List<Runnable> whenOpened = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<String, @Nullable String> wakeAnother = (mac, password) -> {};
    private final AtomicLong unknownMessages = new AtomicLong();
    private volatile LinkStanding standing = LinkStanding.notYet();
    private volatile @Nullable OpenLink open;
    private volatile Optional<SupervisedLoop> loop = Optional.empty();
    private volatile boolean closed;
    private long lastEpoch;

    public NodeLink(
            URI address,
            HttpClient http,
            AgentHome home,
            NodeKey key,
            AgentVersion version,
            AssignedWorkspaces assigned,
            Consumer<StreamRequest> streams,
            NodeClock clock,
            SupervisedLoops loops) {
        this(address, http, home, key, version, assigned, streams, clock, loops, LONGEST_SILENCE);
    }

    NodeLink(
            URI address,
            HttpClient http,
            AgentHome home,
            NodeKey key,
            AgentVersion version,
            AssignedWorkspaces assigned,
            Consumer<StreamRequest> streams,
            NodeClock clock,
            SupervisedLoops loops,
            Duration longestSilence) {
        this.streams = streams;
        this.longestSilence = longestSilence;
        this.address = address;
        this.http = http;
        this.key = key;
        this.version = version;
        this.assigned = assigned;
        this.clock = clock;
        this.loops = loops;
        this.kept = new Kept<>(home, "link.json", LastEpoch.class);
    }

    public void start(NodeIdentity identity) {
        if (!closed) {
            loop = Optional.of(loops.start("link", () -> linkAndPause(identity.nodeId())));
        }
    }

    public void close() {
        closed = true;
        loop.ifPresent(loops::close);
    }

    public LinkStanding standing() {
        return standing;
    }

    public long unknownMessages() {
        return unknownMessages.get();
    }

    /** @param then is given the MAC address of a machine of this node's site that shall wake up, and its SecureOn password */
    public void whenAskedToWake(BiConsumer<String, @Nullable String> then) {
        wakeAnother = then;
    }

    @Override
    public void whenOpened(Runnable then) {
        whenOpened.add(then);
    }

    @Override
    public boolean send(Report report) throws InterruptedException {
        OpenLink now = open;
        if (now == null) {
            return false;
        }
        byte[] text = report.text(now.epoch(), now.sequence().incrementAndGet());
        String signature = Base64.getEncoder().encodeToString(key.sign(text));
        return now.connection().send(AgentMessage.Report.of(new String(text, StandardCharsets.UTF_8), signature));
    }

    private void linkAndPause(UUID node) throws InterruptedException {
        lastEpoch = Math.max(lastEpoch, rememberedEpoch());
        var connection = new LinkConnection();
        var conversation = new LinkConversation(new ThisNode(node, connection), assigned, clock);
        LinkEnd end;
        try {
            connection.open(http, address);
            end = converse(connection, conversation);
        } finally {
            open = null;
            connection.end(new LinkEnd(LinkEnd.NORMAL, "the agent lets go"));
        }
        say(end, conversation);
        Thread.sleep(pauses.after(end, conversation.isLinked(), conversation.bye()));
    }

    private long rememberedEpoch() {
        try {
            return kept.load().map(LastEpoch::epoch).orElse(0L);
        } catch (UncheckedIOException unreadable) {
            log.debug("The last link's epoch cannot be read: {}", unreadable.getMessage());
            return 0;
        }
    }

    private LinkEnd converse(LinkConnection connection, LinkConversation conversation) throws InterruptedException {
        long began = clock.nanos();
        while (true) {
            Optional<LinkConnection.Event> event = connection.next(TICK);
            if (event.isPresent()) {
                switch (event.get()) {
                    case LinkConnection.Event.Message it -> {
                        standing = standing.heardAt(clock.instant());
                        conversation.hear(it.text()).ifPresent(connection::end);
                    }
                    case LinkConnection.Event.Ended it -> {
                        return it.end();
                    }
                }
            }
            if (!conversation.isLinked() && clock.nanos() - began > GREETING_WITHIN.toNanos()) {
                connection.end(new LinkEnd(LinkEnd.TOO_LATE, "no welcome"));
            } else if (connection.silence().compareTo(longestSilence) > 0) {
                connection.end(LinkEnd.broken("nothing was heard for " + longestSilence.toSeconds() + " s"));
            }
        }
    }

    /** The same trouble again and again is logged once. */
    private void say(LinkEnd end, LinkConversation conversation) {
        String why = conversation
                .bye()
                .map(it -> "the control plane said goodbye: " + it.reason())
                .orElseGet(end::inWords);
        if (conversation.isLinked() || !why.equals(standing.detail())) {
            log.warn("The link to the control plane is down: {}. The last known workspaces stand", why);
        }
        standing = standing.down(why);
    }

    private final class ThisNode implements LinkConversation.Node {
        private final UUID id;
        private final LinkConnection connection;

        ThisNode(UUID id, LinkConnection connection) {
            this.id = id;
            this.connection = connection;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public void openStream(StreamRequest request) {
            streams.accept(request);
        }

        @Override
        public void greet(String nonce) throws InterruptedException {
            byte[] proof = key.sign(AgentMessage.Hello.signed(nonce, id, lastEpoch));
            connection.send(AgentMessage.Hello.of(
                    id,
                    PROTOCOL,
                    version.value(),
                    lastEpoch,
                    Base64.getEncoder().encodeToString(proof)));
        }

        @Override
        public Optional<String> linked(ServiceMessage.Welcome welcome) {
            if (welcome.epoch() > GREATEST_EPOCH) {
                return Optional.of("an epoch that nothing could follow");
            }
            if (welcome.epoch() <= lastEpoch) {
                return Optional.of("an epoch that this node has already had");
            }
            lastEpoch = welcome.epoch();
            keepEpoch();
            pauses.spread(welcome.spreadSeconds());
            open = new OpenLink(connection, welcome.epoch(), new AtomicLong());
            standing = standing.up(welcome.epoch());
            log.info("Linked to the control plane, epoch {}", welcome.epoch());
            whenOpened.forEach(Runnable::run);
            return Optional.empty();
        }

        @Override
        public void wake(ServiceMessage.Wake machine) {
            try {
                wakeAnother.accept(machine.mac(), machine.password());
            } catch (IllegalArgumentException noAddress) {
                log.warn("A machine with a malformed address cannot be woken");
            }
        }

        @Override
        public void countUnknown() {
            unknownMessages.incrementAndGet();
        }

        /** Not written on a full disk: the service gives a higher one by its clock. */
        private void keepEpoch() {
            try {
                kept.save(new LastEpoch(lastEpoch));
            } catch (UncheckedIOException full) {
                log.debug("The link's epoch is not written: {}", full.getMessage());
            }
        }
    }
}
