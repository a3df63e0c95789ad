package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.Firewall;
import dev.berth.agent.isolation.FirewallException;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.Answering;
import dev.berth.agent.runtime.Consumption;
import dev.berth.agent.runtime.LogListener;
import dev.berth.agent.runtime.Sight;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoop;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node's containers on the Docker engine. */
final class DockerRuntime implements WorkspaceRuntime {
    private static final Logger log = LoggerFactory.getLogger(DockerRuntime.class);
    private static final StepOutcome DONE = new StepOutcome.Done();
    /** Measuring reads through what workspaces wrote. */
    private static final Duration DISK_EVERY = Duration.ofSeconds(10);

    /** Docker's words when a network has no address left for a container. */
    private static final String NO_ADDRESS = "no available IPv4 addresses";

    private static final Duration UPKEEP_EVERY = Duration.ofMinutes(1);

    private final DockerClients clients;
    private final UUID node;
    private final Firewall firewall;
    private final NodeClock clock;
    private final SupervisedLoops loops;
    private final DockerImages images;
    private final WorkspaceNetworks networks;
    private final DiskWatch disk;
    private final DockerConsumption consumption;
    private final ContainerMaker maker;
    private final EndTimers endTimers;
    private final DockerSight sight;
    private final DockerEvents events;
    private final Answering answering = new Answering();
    private final List<SupervisedLoop> upkeep = new ArrayList<>();
    /** As the last look found them. */
    private volatile Map<WorkspaceKey, MainProcess> running = Map.of();

    DockerRuntime(
            DockerClients clients,
            UUID node,
            String nodeAddress,
            AddressPool pool,
            int diskGb,
            Firewall firewall,
            NodeClock clock,
            SupervisedLoops loops) {
        this.clients = clients;
        this.node = node;
        this.firewall = firewall;
        this.clock = clock;
        this.loops = loops;
        this.images = new DockerImages(clients);
        this.disk = new DiskWatch(clients, node, diskGb);
        this.consumption = new DockerConsumption(clients);
        this.networks = new WorkspaceNetworks(clients, node, pool);
        this.sight = new DockerSight(node, nodeAddress);
        this.endTimers = EndTimers.ofThisMachine(clock);
        this.maker = new ContainerMaker(clients, node, nodeAddress, networks, sight, diskGb);
        this.events = new DockerEvents(clients, node, loops);
    }

    @Override
    public Sight look(Set<String> imagesAskedFor) {
        try {
            return new Sight.Seen(containers(), images.present(imagesAskedFor));
        } catch (RuntimeException away) {
            return new Sight.Away(DockerTrouble.inWords(away));
        }
    }

    @Override
    public StepOutcome apply(Step step) {
        try {
            return switch (step) {
                case Step.Pull it -> images.pull(it.image());
                case Step.Create it -> create(it.workspace());
                case Step.Start it -> start(it.container());
                case Step.Stop it -> stop(it.container(), it.grace());
                case Step.Remove it -> remove(it.container());
            };
        } catch (FirewallException notStanding) {
            // Not the workspace's fault: it starts when the rules stand again.
            return new StepOutcome.RuntimeAway(String.valueOf(notStanding.getMessage()));
        } catch (RuntimeException failure) {
            return DockerTrouble.outcome(failure);
        }
    }

    @Override
    public void watch(Runnable onChange) {
        events.listen(onChange);
        upkeep.add(loops.start("firewall", UPKEEP_EVERY, () -> {
            firewall.ensure();
            Thread.sleep(UPKEEP_EVERY);
        }));
        upkeep.add(loops.start("disk", UPKEEP_EVERY, () -> {
            if (disk.look()) {
                onChange.run();
            }
            Thread.sleep(DISK_EVERY);
        }));
        upkeep.add(loops.start("networks", UPKEEP_EVERY, () -> {
            networks.keepReady();
            Thread.sleep(UPKEEP_EVERY);
        }));
    }

    /** Ends move, and an agent that was restarted knows of no timers. */
    @Override
    public void renew(Collection<DesiredWorkspace> desired) {
        Set<WorkspaceKey> now = running.keySet();
        desired.stream().filter(it -> now.contains(it.key())).forEach(endTimers::set);
    }

    @Override
    public void kill(WorkspaceKey key) {
        Optional.ofNullable(running.get(key)).ifPresent(MainProcess::kill);
    }

    /** Containers go on without the agent and are adopted by the next one. */
    @Override
    public void close() {
        events.close();
        upkeep.forEach(loops::close);
        try {
            networks.removeIdle();
        } catch (RuntimeException away) {
            log.info("Idle networks stay until the next agent: {}", DockerTrouble.inWords(away));
        }
    }

    private List<Container> listed() {
        return docker().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.NODE, node.toString()))
                .exec();
    }

    private Map<WorkspaceKey, ContainerSeen> containers() {
        Map<WorkspaceKey, ContainerSeen> seen = new HashMap<>();
        Map<WorkspaceKey, MainProcess> processes = new HashMap<>();
        Set<String> runs = new HashSet<>();
        for (var it : listed()) {
            inspect(it.getId())
                    .ifPresent(container -> sight.ours(container).ifPresent(key -> {
                        runs.add(DockerSight.run(container));
                        seen.put(key, read(key, container));
                        DockerSight.mainProcess(container).ifPresent(process -> processes.put(key, process));
                    }));
        }
        answering.forgetAllBut(runs);
        running = Map.copyOf(processes);
        return Map.copyOf(seen);
    }

    private ContainerSeen read(WorkspaceKey key, InspectContainerResponse container) {
        ContainerSeen read = sight.read(key, container, clock.aheadOfSystem());
        ContainerSeen seen = disk.excess(key).map(read::exceeding).orElse(read);
        boolean throughProxy = sight.isPublished(container);
        return seen.address() != null && answering.answers(DockerSight.run(container), seen.address(), throughProxy)
                ? seen.answeringNow()
                : seen;
    }

    private Optional<InspectContainerResponse> inspect(String idOrName) {
        try {
            return Optional.of(docker().inspectContainerCmd(idOrName).exec());
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    private StepOutcome create(DesiredWorkspace workspace) {
        StepOutcome outcome = maker.create(workspace);
        endTimers.set(workspace);
        return outcome;
    }

    private StepOutcome start(ContainerSeen container) {
        firewall.ensure();
        try {
            docker().startContainerCmd(container.id()).exec();
            return DONE;
        } catch (NotModifiedException runs) {
            return DONE;
        } catch (NotFoundException gone) {
            return new StepOutcome.TryAgain("The container is gone");
        } catch (DockerException refused) {
            return leaveTakenNetwork(container, refused);
        }
    }

    /**
     * A create call that Docker finished only after the agent had given it up may leave two containers that name one network. The
     * one that has not run yet is removed and made again in another network.
     */
    private StepOutcome leaveTakenNetwork(ContainerSeen container, DockerException refused) {
        boolean neverRan = container.condition() == Condition.CREATED;
        if (neverRan && DockerTrouble.inWords(refused).contains(NO_ADDRESS)) {
            docker().removeContainerCmd(container.id()).withForce(true).exec();
        }
        return DockerTrouble.outcome(refused);
    }

    private StepOutcome stop(ContainerSeen container, Duration grace) {
        // Docker counts whole seconds.
        int seconds = (int) grace.plusMillis(500).toSeconds();
        try {
            docker().stopContainerCmd(container.id()).withTimeout(seconds).exec();
            return DONE;
        } catch (NotModifiedException | NotFoundException stopped) {
            return DONE;
        } catch (DockerException refused) {
            return unpause(container, refused);
        }
    }

    /** Older engines do not stop what somebody paused; the next try finds it running. */
    private StepOutcome unpause(ContainerSeen container, DockerException refused) {
        if (DockerTrouble.inWords(refused).contains("paused")) {
            docker().unpauseContainerCmd(container.id()).exec();
        }
        return DockerTrouble.outcome(refused);
    }

    private StepOutcome remove(ContainerSeen container) {
        try {
            docker().removeContainerCmd(container.id())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException goneOrGoing) {
            // That is what was asked for.
        }
        endTimers.cancel(container.key());
        return DONE;
    }

    @Override
    public Closeable followLogs(WorkspaceKey workspace, int tail, LogListener listener) throws IOException {
        String name = workspace.containerName();
        if (inspect(name).flatMap(sight::ours).isEmpty()) {
            throw new IOException("there is no container of this node with the name " + name);
        }
        return clients.watches()
                .logContainerCmd(name)
                .withStdOut(true)
                .withStdErr(true)
                .withTimestamps(true)
                .withFollowStream(true)
                .withTail(tail)
                .exec(new DockerLog(listener));
    }

    @Override
    public Optional<Consumption> consumption(WorkspaceKey workspace) {
        return Optional.ofNullable(running.get(workspace))
                .flatMap(it -> consumption.of(it.containerId(), disk.written(workspace)));
    }

    private DockerClient docker() {
        return clients.calls();
    }
}
