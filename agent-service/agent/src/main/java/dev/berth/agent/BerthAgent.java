package dev.berth.agent;

import dev.berth.agent.assignment.AssignedWorkspaces;
import dev.berth.agent.clock.ClockSync;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.controlplane.ControlPlane;
import dev.berth.agent.doctor.Doctor;
import dev.berth.agent.enrolment.AgentVersion;
import dev.berth.agent.enrolment.Enrolment;
import dev.berth.agent.enrolment.NodeKey;
import dev.berth.agent.enrolment.RedeemCall;
import dev.berth.agent.hardware.Hardware;
import dev.berth.agent.health.AgentHealth;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.isolation.Firewall;
import dev.berth.agent.link.NodeLink;
import dev.berth.agent.logging.AgentLogging;
import dev.berth.agent.loop.DesiredSource;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.operator.ByHand;
import dev.berth.agent.operator.Operator;
import dev.berth.agent.operator.OperatorToken;
import dev.berth.agent.operator.web.OperatorApi;
import dev.berth.agent.operator.web.Routes;
import dev.berth.agent.reconcile.Address;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.Patience;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.report.NodeFacts;
import dev.berth.agent.report.NodeReporter;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.runtime.docker.DockerEngine;
import dev.berth.agent.runtime.process.ProcessEngine;
import dev.berth.agent.runtime.process.ProcessRefusal;
import dev.berth.agent.stream.Streams;
import dev.berth.agent.stream.WorkspacePorts;
import dev.berth.agent.supervision.SupervisedLoops;
import dev.berth.agent.wake.WakeOnLan;
import dev.berth.agent.watch.UsageHistory;
import dev.berth.agent.watch.Watches;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole agent: every part, what it is made of, and the order in which they start and stop. */
public final class BerthAgent implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BerthAgent.class);

    private final Engine engine;
    private final HttpClient http;
    private final ClockSync clockSync;
    private final Enrolment enrolment;
    private final NodeLink link;
    private final UsageHistory usage;
    private final Streams streams;
    private final ReconcileLoop reconcileLoop;
    private final NodeReporter reporter;
    private final OperatorApi api;

    /** Without an argument it runs the agent; {@code doctor} looks at the machine and ends. */
    public static void main(String[] args) throws InterruptedException {
        try {
            AgentSettings settings = AgentSettings.from(System.getenv());
            AgentLogging.configure(settings.log());
            switch (String.join(" ", args)) {
                case "" -> run(settings);
                case "doctor" -> System.exit(Doctor.examine(settings, System.out) ? 0 : 1);
                default -> throw new IllegalArgumentException("Run it without arguments, or with: doctor");
            }
        } catch (RuntimeException | Error cannotStart) {
            log.error("The agent cannot start: {}", cannotStart.getMessage(), cannotStart);
            System.exit(1);
        }
    }

    private static void run(AgentSettings settings) {
        var agent = new BerthAgent(settings, Patience.USUAL);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(agent::close));
        agent.start();
    }

    BerthAgent(AgentSettings settings, Patience patience) {
        var loops = new SupervisedLoops();
        var clock = NodeClock.ofThisMachine();
        var home = new AgentHome(settings.home());
        var key = new NodeKey(home);
        var version = AgentVersion.ofThisBuild();
        var hardware = new Hardware(settings.node());
        engine = engine(settings, home, clock, loops);

        http = settings.wayOut().client();
        var controlPlane = new ControlPlane(settings.controlPlane(), http);
        clockSync = new ClockSync(clock, controlPlane, loops);
        enrolment = new Enrolment(
                home, new RedeemCall(settings, hardware, key, version, controlPlane), settings, clock, loops);

        var assigned = new AssignedWorkspaces(home);
        var byHand = new ByHand(home, clock);
        List<DesiredSource> sources = List.of(assigned, byHand);
        usage = new UsageHistory(this::runtime, this::containers, clock, loops);
        streams = new Streams(
                controlPlane::streamAddress,
                http,
                Map.of(
                        Streams.WORKSPACE,
                        new WorkspacePorts(this::addressOf),
                        Streams.WATCH,
                        new Watches(this::runtime, usage)));
        link = new NodeLink(
                controlPlane.linkAddress(), http, home, key, version, assigned, streams::open, clock, loops);
        link.whenAskedToWake(WakeOnLan.onThisNodesNetworks()::send);
        reconcileLoop = new ReconcileLoop(enrolment, engine, sources, hardware, home, clock, patience, loops);
        reporter = new NodeReporter(
                enrolment, new NodeFacts(hardware, version, engine, clock), reconcileLoop, clock, link, loops);

        var health = new AgentHealth(engine, enrolment, version, assigned, link, clock, reconcileLoop, home, loops);
        var operator = new Operator(enrolment, byHand, sources, reconcileLoop, hardware, engine, clock);
        var token = new OperatorToken(settings.operatorToken(), home);
        api = Routes.api(settings.listen(), token, health, reconcileLoop, operator, engine);
    }

    private Optional<WorkspaceRuntime> runtime() {
        return reconcileLoop.runtime();
    }

    private Collection<ContainerSeen> containers() {
        return reconcileLoop.situation().containers().values();
    }

    private Optional<Address> addressOf(UUID bookingId) {
        return Optional.ofNullable(reconcileLoop.situation().containers().get(WorkspaceKey.of(bookingId)))
                .flatMap(it -> Optional.ofNullable(it.address()));
    }

    private static Engine engine(AgentSettings settings, AgentHome home, NodeClock clock, SupervisedLoops loops) {
        String address = settings.node().address();
        return switch (settings.runtime()) {
            case DOCKER ->
                new DockerEngine(
                        settings.dockerHost(),
                        address,
                        settings.node().workspacePool(),
                        settings.node().workspaceDiskGb(),
                        Firewall.ofThisMachine(),
                        clock,
                        loops);
            case PROCESS -> {
                ProcessRefusal.reason(settings).ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
                yield new ProcessEngine(home.folder("processes"), address, clock);
            }
        };
    }

    /** Everything else begins once this node has an identity, which the enrolment gets last. */
    void start() {
        api.start();
        clockSync.start();
        enrolment.whenEnrolled(link::start);
        reconcileLoop.begin();
        reporter.begin();
        usage.start();
        enrolment.start();
    }

    int port() {
        return api.port();
    }

    /** What runs goes on: the next agent adopts it. */
    @Override
    public void close() {
        api.close();
        enrolment.close();
        clockSync.close();
        link.close();
        streams.close();
        usage.close();
        reconcileLoop.close();
        reporter.close();
        engine.close();
        http.shutdownNow();
    }
}
