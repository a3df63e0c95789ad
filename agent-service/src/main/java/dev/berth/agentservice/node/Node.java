package dev.berth.agentservice.node;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node. Everything happens under its one lock: a link gets its snapshot and every change after it, with no
 * gap and in order, and a key that is revoked while its node says hello is seen by one of the two.
 */
public final class Node {
    /**
     * What is wanted of one booking.
     *
     * @param event null when nothing is wanted any more; remembered so that an older record cannot bring it back
     */
    private record Wanted(Position position, @Nullable String event, Instant until) {}

    /**
     * What the newest record of the node says.
     *
     * @param key null when the node may not link: it is revoked, deleted or from before keys were published
     */
    private record Identity(Position position, @Nullable NodeKey key) {}

    private final Map<UUID, Wanted> wanted = new HashMap<>();
    private @Nullable Identity identity;
    private @Nullable LinkedNode link;
    private @Nullable String site;
    private long epoch;

    /** The key that the node must prove to have; empty when it may not link. */
    public synchronized Optional<NodeKey> key() {
        return Optional.ofNullable(identity).map(Identity::key);
    }

    /**
     * Makes this link the node's, in place of the one that it had.
     *
     * @param proven the key that the node has proven to have
     * @param lastEpoch the epoch of its last link, as the node says
     * @return the link's epoch; empty when the key is not the node's any more
     */
    public synchronized Optional<Long> admit(LinkedNode newLink, NodeKey proven, long lastEpoch, Instant now) {
        if (key().filter(proven::isSameAs).isEmpty()) {
            return Optional.empty();
        }
        epoch = Math.max(now.toEpochMilli(), Math.max(lastEpoch, epoch) + 1);
        LinkedNode before = link;
        link = newLink;
        newLink.admitted(epoch, events());
        if (before != null) {
            before.replaced();
        }
        return Optional.of(epoch);
    }

    private List<String> events() {
        return wanted.values().stream()
                .map(Wanted::event)
                .filter(Objects::nonNull)
                .toList();
    }

    synchronized void isAt(String newSite) {
        site = newSite;
    }

    /** False when it stands elsewhere or is not linked here. */
    synchronized boolean wakeAnother(String atSite, String mac, @Nullable String password) {
        if (link == null || !atSite.equals(site)) {
            return false;
        }
        link.wake(mac, password);
        return true;
    }

    public synchronized void left(LinkedNode oldLink) {
        if (link == oldLink) {
            link = null;
        }
    }

    /** @param newKey null when the node may not link */
    synchronized void identify(@Nullable NodeKey newKey, Position at) {
        if (identity != null && !at.isAfter(identity.position())) {
            return;
        }
        boolean mayStay = newKey != null
                && identity != null
                && identity.key() != null
                && identity.key().isSameAs(newKey);
        identity = new Identity(at, newKey);
        if (link != null && !mayStay) {
            LinkedNode refused = link;
            link = null;
            refused.revoked();
        }
    }

    synchronized void want(UUID bookingId, String event, Instant until, Position at) {
        if (isNews(bookingId, at)) {
            wanted.put(bookingId, new Wanted(at, event, until));
            if (link != null) {
                link.workspace(event);
            }
        }
    }

    /** @param rememberUntil if it is not known when the workspace would have ended */
    synchronized void forget(UUID bookingId, Instant rememberUntil, Position at) {
        if (isNews(bookingId, at)) {
            Wanted before = wanted.get(bookingId);
            wanted.put(bookingId, new Wanted(at, null, before == null ? rememberUntil : before.until()));
            if (link != null && before != null && before.event() != null) {
                link.forget(bookingId);
            }
        }
    }

    /**
     * Asks the node to open a stream to one of its workspaces.
     *
     * @return false when the node is not linked here, or that workspace is not wanted on it
     */
    public synchronized boolean openStream(StreamRequest request) {
        Wanted workspace = wanted.get(request.bookingId());
        if (link == null || workspace == null || workspace.event() == null) {
            return false;
        }
        link.openStream(request);
        return true;
    }

    private boolean isNews(UUID bookingId, Position at) {
        Wanted known = wanted.get(bookingId);
        return known == null || at.isAfter(known.position());
    }

    /** An old record that brings back a workspace which would be over by now does no harm. */
    synchronized void dropForgottenBefore(Instant over) {
        wanted.values().removeIf(it -> it.event() == null && it.until().isBefore(over));
    }
}
