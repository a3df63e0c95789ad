package dev.berth.agent.link;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.assignment.WorkspaceDesired;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.stream.StreamRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What one connection has come to: first the greeting, then a snapshot, then changes. Nothing of a snapshot is applied
 * before its end, but for an end that is already due.
 */
final class LinkConversation {
    private static final Logger log = LoggerFactory.getLogger(LinkConversation.class);
    private static final int MOST_WORKSPACES = 10_000;

    /** What the conversation needs of the agent. */
    interface Node {
        UUID id();

        /** Returns at once, whatever becomes of the stream. */
        void openStream(StreamRequest request);

        /** Proves which node this is. */
        void greet(String nonce) throws InterruptedException;

        /** @return why the welcome cannot be taken; empty when this node is linked now */
        Optional<String> linked(ServiceMessage.Welcome welcome);

        void wake(ServiceMessage.Wake machine);

        /** An unknown message: one release ahead, perhaps. */
        void countUnknown();
    }

    private final Node node;
    private final AssignedWorkspaces assigned;
    private final NodeClock clock;
    private boolean greeted;
    private boolean linked;
    private @Nullable Snapshot snapshot;
    private Optional<ServiceMessage.Bye> bye = Optional.empty();

    LinkConversation(Node node, AssignedWorkspaces assigned, NodeClock clock) {
        this.node = node;
        this.assigned = assigned;
        this.clock = clock;
    }

    boolean isLinked() {
        return linked;
    }

    Optional<ServiceMessage.Bye> bye() {
        return bye;
    }

    /** @return why the connection must end; empty when it goes on */
    Optional<LinkEnd> hear(String text) throws InterruptedException {
        Optional<ServiceMessage> message = ServiceMessage.parse(text);
        if (message.isEmpty()) {
            return unreadable("not a message of this protocol");
        }
        return linked ? hearLinked(message.get()) : hearGreeting(message.get());
    }

    private Optional<LinkEnd> hearGreeting(ServiceMessage message) throws InterruptedException {
        switch (message) {
            case ServiceMessage.Challenge it
            when !greeted -> {
                greeted = true;
                node.greet(it.nonce());
                return Optional.empty();
            }
            case ServiceMessage.Welcome it
            when greeted -> {
                Optional<String> refused = node.linked(it);
                linked = refused.isEmpty();
                return refused.flatMap(LinkConversation::unreadable);
            }
            case ServiceMessage.Unknown it -> {
                node.countUnknown();
                return Optional.empty();
            }
            default -> {
                return unreadable(message.getClass().getSimpleName() + " came before the welcome");
            }
        }
    }

    private Optional<LinkEnd> hearLinked(ServiceMessage message) {
        switch (message) {
            case ServiceMessage.SnapshotBegin it -> {
                return begin(it.count());
            }
            case ServiceMessage.Workspace it -> take(it.event());
            case ServiceMessage.SnapshotEnd it -> {
                return finish();
            }
            case ServiceMessage.Forget it -> forget(WorkspaceKey.of(it.bookingId()));
            case ServiceMessage.OpenStream it -> node.openStream(it.request());
            case ServiceMessage.Bye it -> bye = Optional.of(it);
            case ServiceMessage.Unknown it -> node.countUnknown();
            case ServiceMessage.Wake it -> node.wake(it);
            case ServiceMessage.Time it -> {}
            case ServiceMessage.Challenge it -> {
                return unreadable("a second challenge");
            }
            case ServiceMessage.Welcome it -> {
                return unreadable("a second welcome");
            }
        }
        return Optional.empty();
    }

    private Optional<LinkEnd> begin(int count) {
        if (count < 0 || count > MOST_WORKSPACES) {
            return unreadable("a snapshot of " + count + " workspaces");
        }
        snapshot = new Snapshot(count);
        return Optional.empty();
    }

    private Optional<LinkEnd> finish() {
        Snapshot read = snapshot;
        snapshot = null;
        if (read == null || read.received != read.announced) {
            return unreadable("a snapshot that is not whole");
        }
        assigned.replaceAll(read.workspaces);
        log.info("The control plane wants {} workspaces here", read.workspaces.size());
        return Optional.empty();
    }

    private void take(JsonNode event) {
        Snapshot reading = snapshot;
        if (reading != null) {
            reading.received++;
        }
        Optional<DesiredWorkspace> read = read(event);
        if (reading == null) {
            read.ifPresent(it -> assigned.change(Map.of(it.key(), Optional.of(it))));
        } else {
            read.or(() -> knownAs(event)).ifPresent(it -> reading.workspaces.put(it.key(), it));
            read.filter(this::endsNow).ifPresent(it -> assigned.change(Map.of(it.key(), Optional.of(it))));
        }
    }

    private void forget(WorkspaceKey key) {
        Snapshot reading = snapshot;
        if (reading == null) {
            assigned.change(Map.of(key, Optional.empty()));
        } else {
            reading.workspaces.remove(key);
        }
    }

    /** A workspace that runs here and whose end is due is ended now, whether or not the snapshot ever becomes whole. */
    private boolean endsNow(DesiredWorkspace it) {
        return assigned.find(it.key()).isPresent() && !it.until().isAfter(clock.instant());
    }

    private Optional<DesiredWorkspace> read(JsonNode event) {
        try {
            return Optional.of(WorkspaceDesired.read(event, node.id()));
        } catch (JacksonException | IllegalArgumentException garbled) {
            log.error("A wanted workspace cannot be read and is skipped: {}", garbled.getMessage());
            return Optional.empty();
        }
    }

    /** One that cannot be read stays as it is known: it is wanted, so it must not be swept away. */
    private Optional<DesiredWorkspace> knownAs(JsonNode event) {
        String booking = event.path("workspace").path("bookingId").asString("");
        return assigned.desired().stream()
                .filter(it -> it.key().value().equals(booking))
                .findFirst();
    }

    private static Optional<LinkEnd> unreadable(String why) {
        return Optional.of(new LinkEnd(LinkEnd.UNREADABLE, why));
    }

    private static final class Snapshot {
        private final int announced;
        private final Map<WorkspaceKey, DesiredWorkspace> workspaces = new HashMap<>();
        private int received;

        Snapshot(int announced) {
            this.announced = announced;
        }
    }
}
