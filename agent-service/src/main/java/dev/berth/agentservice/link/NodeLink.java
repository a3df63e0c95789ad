package dev.berth.agentservice.link;

import dev.berth.agentservice.link.Outgoing.Frame;
import dev.berth.agentservice.node.LinkedNode;
import dev.berth.agentservice.node.Node;
import dev.berth.agentservice.node.NodeKey;
import dev.berth.agentservice.node.StreamRequest;
import dev.berth.agentservice.report.ReportChannel;
import dev.berth.agentservice.report.ReportOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection of an agent: first a stranger's, then a node's. Frames come one after the other; the ticks and what the node's
 * {@link Node} says come from other threads.
 */
public final class NodeLink implements LinkedNode {
    /** The node behind the link, once it has proven its key. */
    private record Linked(UUID nodeId, Node node, ReportChannel reports) {}

    /** The hello of a node that no topic has named so far. */
    private record EarlyHello(Message.Hello hello, long atNanos) {}

    private final NodeLinks links;
    private final LinkConnection connection;
    private final String address;
    private final Outgoing outgoing;
    private final String nonce;
    private final long openedAtNanos = System.nanoTime();
    private final AtomicInteger framesThisSecond = new AtomicInteger();
    private volatile long heardAtNanos = openedAtNanos;
    private volatile @Nullable Linked linked;
    private volatile @Nullable EarlyHello early;
    private volatile boolean closed;
    /** The frames' own: a link has one hello. */
    private boolean greeted;

    /** The ticks' own. */
    private long pingedAtNanos = openedAtNanos;

    private long timeSentAtNanos = openedAtNanos;
    private long secondBeganAtNanos = openedAtNanos;
    private boolean suspicionLogged;

    NodeLink(NodeLinks links, LinkConnection connection, String address, String nonce) {
        this.links = links;
        this.connection = connection;
        this.address = address;
        this.nonce = nonce;
        this.outgoing =
                new Outgoing(connection, links.executor(), links.settings().waiting());
        offer(new Frame.Text(Frames.challenge(nonce, links.now())));
    }

    /** A text frame has come. */
    public void received(String text) {
        heard();
        if (framesThisSecond.incrementAndGet() > links.settings().framesPerSecond()) {
            end(Ending.TOO_MUCH);
            return;
        }
        switch (Message.parse(text)) {
            case Message.Hello it -> hello(it);
            case Message.Reported it -> reported(it);
            case Message.Unknown it -> links.measures().unknownMessage();
            case Message.Malformed it -> end(Ending.UNREADABLE);
        }
    }

    /** The node gave a sign of life. */
    public void heard() {
        heardAtNanos = System.nanoTime();
    }

    /** Something other than a text frame has come. */
    public void receivedNoText() {
        end(Ending.UNREADABLE);
    }

    private void hello(Message.Hello hello) {
        if (greeted) {
            end(Ending.UNREADABLE);
            return;
        }
        greeted = true;
        if (links.node(hello.nodeId()).isEmpty()) {
            early = new EarlyHello(hello, System.nanoTime());
        } else {
            judge(hello);
        }
    }

    private void judge(Message.Hello hello) {
        Optional<Node> node = links.node(hello.nodeId());
        Optional<NodeKey> proven = node.flatMap(Node::key)
                .filter(it -> it.signed(hello.signedText(nonce).getBytes(StandardCharsets.UTF_8), hello.signature()));
        Optional<Long> epoch =
                node.flatMap(it -> proven.flatMap(key -> it.admit(this, key, hello.lastEpoch(), links.now())));
        if (node.isEmpty() || proven.isEmpty() || epoch.isEmpty()) {
            links.securityLog().refused(hello.nodeId(), address);
            end(Ending.REFUSED);
            return;
        }
        var reporter = new ReportChannel.Reporter(hello.nodeId(), proven.get(), epoch.get());
        become(new Linked(hello.nodeId(), node.get(), links.openReports(reporter)));
    }

    private synchronized void become(Linked now) {
        linked = now;
        links.isKnown(this);
        if (closed) {
            now.node().left(this);
        }
    }

    private void reported(Message.Reported message) {
        Linked known = linked;
        if (known == null) {
            end(Ending.UNREADABLE);
            return;
        }
        known.reports().take(message.report()).ifPresent(refusal -> logSuspicion(known.nodeId(), refusal));
    }

    private void sendWaitingReport(Linked known) {
        known.reports().sendWaiting().ifPresent(refusal -> logSuspicion(known.nodeId(), refusal));
    }

    /** Once a link: a broken agent would say it for ever. */
    private synchronized void logSuspicion(UUID nodeId, ReportOutcome refusal) {
        if (!suspicionLogged && refusal.isSuspicious()) {
            suspicionLogged = true;
            links.securityLog().reportRefused(nodeId, address, refusal);
        }
    }

    @Override
    public void admitted(long epoch, Collection<String> workspaces) {
        outgoing.offer(new Frame.Text(Frames.welcome(epoch, links.now(), links.spreadSeconds())));
        outgoing.offer(new Frame.Text(Frames.snapshotBegin(workspaces.size())));
        workspaces.forEach(it -> outgoing.offer(new Frame.SnapshotWorkspace(it)));
        outgoing.offer(new Frame.Text(Frames.snapshotEnd()));
    }

    @Override
    public void workspace(String event) {
        offer(new Frame.Workspace(event));
    }

    @Override
    public void wake(String mac, @Nullable String password) {
        offer(new Frame.Text(Frames.wake(mac, password)));
    }

    @Override
    public void forget(UUID bookingId) {
        offer(new Frame.Text(Frames.forget(bookingId)));
    }

    @Override
    public void openStream(StreamRequest request) {
        offer(new Frame.Text(Frames.openStream(request)));
    }

    @Override
    public void replaced() {
        end(Ending.REPLACED);
    }

    @Override
    public void revoked() {
        end(Ending.REFUSED);
    }

    private void offer(Frame frame) {
        if (!outgoing.offer(frame)) {
            cut("slow-reader");
        }
    }

    /** Looks at what is due. Called several times a second. */
    void tick(long nowNanos) {
        LinkSettings settings = links.settings();
        if (outgoing.isStalled(nowNanos, settings.stalled().toNanos())) {
            cut("slow-reader");
        } else if (nowNanos - heardAtNanos > settings.silence().toNanos()) {
            cut("silent");
        } else if (early != null) {
            judgeEarly(early, nowNanos, settings);
        } else if (linked == null
                && nowNanos - openedAtNanos > settings.helloWithin().toNanos()) {
            end(Ending.TOO_SLOW);
        } else {
            sendWhatIsDue(nowNanos, settings);
        }
    }

    /** A node links as soon as it is enrolled, and the event that names it may still be on its way. */
    private void judgeEarly(EarlyHello it, long nowNanos, LinkSettings settings) {
        boolean waitedLongEnough =
                nowNanos - it.atNanos() > settings.enrolledWithin().toNanos();
        if (waitedLongEnough || links.node(it.hello().nodeId()).isPresent()) {
            early = null;
            links.executor().execute(() -> judge(it.hello()));
        }
    }

    private void sendWhatIsDue(long nowNanos, LinkSettings settings) {
        if (nowNanos - secondBeganAtNanos > NodeLinks.SECOND_NANOS) {
            secondBeganAtNanos = nowNanos;
            framesThisSecond.set(0);
        }
        if (nowNanos - pingedAtNanos > settings.pingEvery().toNanos()) {
            pingedAtNanos = nowNanos;
            offer(new Frame.Ping());
        }
        Linked known = linked;
        if (known == null) {
            return;
        }
        if (nowNanos - timeSentAtNanos > settings.timeEvery().toNanos()) {
            timeSentAtNanos = nowNanos;
            offer(new Frame.Text(Frames.time(links.now())));
        }
        if (known.reports().hasWaiting()) {
            links.executor().execute(() -> sendWaitingReport(known));
        }
    }

    boolean isKnown() {
        return linked != null;
    }

    String address() {
        return address;
    }

    void sayBye(long retryAfterSeconds) {
        offer(new Frame.Text(Frames.bye("The service stops.", retryAfterSeconds)));
        outgoing.endAfterAll(Ending.GOING_AWAY);
    }

    private void end(Ending ending) {
        links.measures().ended(ending);
        outgoing.end(ending);
    }

    private void cut(String why) {
        links.measures().cut(why);
        links.executor().execute(connection::cut);
    }

    /** The connection is gone, whoever ended it. */
    public synchronized void closed() {
        closed = true;
        Linked known = linked;
        if (known != null) {
            known.node().left(this);
        }
        links.isGone(this);
    }
}
