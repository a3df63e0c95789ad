package dev.berth.agent.enrolment;

import dev.berth.agent.AgentSettings;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.home.Kept;
import dev.berth.agent.reconcile.Backoff;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the identity, or gets one for the token: in the background and for as long as it takes, because the control
 * plane may start later than the node. An identity once given is kept; nothing runs before there is one.
 */
public final class Enrolment {
    private static final Logger log = LoggerFactory.getLogger(Enrolment.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Kept<NodeIdentity> kept;
    private final RedeemCall call;
    private final AgentSettings settings;
    private final NodeClock clock;
    private final CompletableFuture<NodeIdentity> identity = new CompletableFuture<>();
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), LONGEST_PAUSE, new Random());
    private final SupervisedLoops loops;
    private int attempts;
    private volatile boolean written;
    private volatile String standing = "starting";
    private volatile Optional<SupervisedLoop> worker = Optional.empty();

    public Enrolment(AgentHome home, RedeemCall call, AgentSettings settings, NodeClock clock, SupervisedLoops loops) {
        this.kept = new Kept<>(home, "identity.json", NodeIdentity.class);
        this.call = call;
        this.settings = settings;
        this.clock = clock;
        this.loops = loops;
    }

    public Optional<NodeIdentity> identity() {
        return Optional.ofNullable(identity.getNow(null));
    }

    /** In one word or sentence, for health. */
    public String standing() {
        return standing;
    }

    public void whenEnrolled(Consumer<NodeIdentity> then) {
        identity.thenAccept(then);
    }

    public void start() {
        Optional<NodeIdentity> known = kept.load();
        if (known.isPresent()) {
            take(known.get());
        } else if (settings.enrolmentToken().isBlank()) {
            standing = "This node is not enrolled: set BERTH_ENROLMENT_TOKEN to a token from an admin";
            log.warn(standing);
        } else {
            worker = Optional.of(loops.startUntil(() -> written, "enrolment", LONGEST_PAUSE, this::enrol));
        }
    }

    public void close() {
        worker.ifPresent(loops::close);
    }

    /** One try: to get the identity, and once there is one to write it. */
    private void enrol() throws InterruptedException {
        if (!(identity().isPresent() ? keep(identity.join()) : redeemSafely())) {
            attempts++;
            Thread.sleep(backoff.after(attempts));
        }
    }

    private boolean redeemSafely() throws InterruptedException {
        try {
            return redeemOnce();
        } catch (RuntimeException | Error unexpected) {
            standing = "Enrolling failed and is tried again: " + unexpected;
            throw unexpected;
        }
    }

    /** The token was good once: an identity that a full disk refuses is used all the same, and written when there is room. */
    private boolean keep(NodeIdentity fresh) {
        if (!written) {
            try {
                kept.save(fresh);
                written = true;
            } catch (UncheckedIOException full) {
                log.error("The node's identity cannot be written and is tried again: {}", full.getMessage());
            }
        }
        return written;
    }

    private boolean redeemOnce() throws InterruptedException {
        return switch (call.redeem()) {
            case Redemption.Enrolled it -> {
                var fresh = new NodeIdentity(it.nodeId(), settings.controlPlane(), clock.instant());
                keep(fresh);
                take(fresh);
                attempts = 0;
                yield true;
            }
            case Redemption.Refused it -> {
                tell("The control plane refused the enrolment token (" + it.status() + "): " + it.detail());
                yield false;
            }
            case Redemption.Unreachable it -> {
                tell("The control plane does not answer yet: " + it.why());
                yield false;
            }
        };
    }

    private void take(NodeIdentity known) {
        standing = "enrolled";
        log.info("This node is {}", known.nodeId());
        identity.complete(known);
    }

    private void tell(String news) {
        if (!news.equals(standing)) {
            standing = news;
            log.warn(news);
        }
    }
}
