package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ExposedPort;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.reconcile.ContainerSeen;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.Step;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import dev.berth.agent.runtime.Answering;
import dev.berth.agent.runtime.LogListener;
import dev.berth.agent.runtime.Sight;
import dev.berth.agent.runtime.Surroundings;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoops;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One node's containers on the Docker engine. */
final class DockerRuntime implements WorkspaceRuntime {
    private static final StepOutcome DONE = new StepOutcome.Done();
    private static final int STOP_SECONDS = 10;
    private static final int LONGEST_PULL_MINUTES = 60;
    private static final int PULLS_AT_ONCE = 2;

    private final DockerClients clients;
    private final UUID node;
    private final String nodeAddress;
    private final NodeClock clock;
    private final DockerSight sight;
    private final DockerEvents events;
    private final Answering answering = new Answering();
    private final Semaphore pulls = new Semaphore(PULLS_AT_ONCE, true);

    DockerRuntime(DockerClients clients, UUID node, String nodeAddress, NodeClock clock, SupervisedLoops loops) {
        this.clients = clients;
        this.node = node;
        this.nodeAddress = nodeAddress;
        this.clock = clock;
        this.sight = new DockerSight(node, nodeAddress);
        this.events = new DockerEvents(clients, node, loops);
    }

    @Override
    public Sight look(Set<String> imagesAskedFor) {
        try {
            return new Sight.Seen(containers(), present(imagesAskedFor));
        } catch (RuntimeException away) {
            return new Sight.Away(DockerTrouble.inWords(away));
        }
    }

    @Override
    public StepOutcome apply(Step step) {
        try {
            return switch (step) {
                case Step.Pull it -> pull(it.image());
                case Step.Create it -> create(it.workspace());
                case Step.Start it -> start(it.container());
                case Step.Stop it -> stop(it.container());
                case Step.Remove it -> remove(it.container());
            };
        } catch (RuntimeException failure) {
            return DockerTrouble.outcome(failure);
        }
    }

    @Override
    public void watch(Runnable onChange) {
        events.listen(onChange);
    }

    /** Containers go on without the agent and are adopted by the next one. */
    @Override
    public void close() {
        events.close();
    }

    private Map<WorkspaceKey, ContainerSeen> containers() {
        Map<WorkspaceKey, ContainerSeen> seen = new HashMap<>();
        Set<String> runs = new HashSet<>();
        var listed = docker().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.NODE, node.toString()))
                .exec();
        for (var it : listed) {
            inspect(it.getId())
                    .ifPresent(container -> sight.ours(container).ifPresent(key -> {
                        runs.add(DockerSight.run(container));
                        seen.put(key, read(key, container));
                    }));
        }
        answering.forgetAllBut(runs);
        return Map.copyOf(seen);
    }

    private ContainerSeen read(WorkspaceKey key, InspectContainerResponse container) {
        ContainerSeen seen = sight.read(key, container, clock.aheadOfSystem());
        return seen.address() != null && answering.answers(DockerSight.run(container), seen.address())
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

    private Set<String> present(Set<String> images) {
        Set<String> present = new HashSet<>();
        for (String image : images) {
            if (isPresent(image)) {
                present.add(image);
            }
        }
        return Set.copyOf(present);
    }

    private boolean isPresent(String image) {
        if (!ImageName.isAllowed(image)) {
            return false;
        }
        try {
            docker().inspectImageCmd(new ImageName(image).withTag()).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private StepOutcome pull(String image) {
        if (!ImageName.isAllowed(image)) {
            return new StepOutcome.GiveUp("\"" + image + "\" is not the name of an image");
        }
        try {
            pulls.acquire();
            try {
                return pullInTurn(image);
            } finally {
                pulls.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new StepOutcome.RuntimeAway("The agent is stopping");
        }
    }

    private StepOutcome pullInTurn(String image) throws InterruptedException {
        if (isPresent(image)) {
            return DONE;
        }
        try (var progress = new PullImageResultCallback()) {
            boolean ended = clients.streams()
                    .pullImageCmd(new ImageName(image).withTag())
                    .exec(progress)
                    .awaitCompletion(LONGEST_PULL_MINUTES, TimeUnit.MINUTES);
            return ended ? DONE : new StepOutcome.TryAgain("The pull took longer than an hour");
        } catch (IOException notClosed) {
            return new StepOutcome.TryAgain("The pull broke off");
        }
    }

    private StepOutcome create(DesiredWorkspace workspace) {
        var spec = workspace.spec();
        List<String> environment = Surroundings.of(workspace).entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toList();
        var create = docker().createContainerCmd(new ImageName(spec.image()).withTag())
                .withName(workspace.key().containerName())
                .withLabels(Labels.of(workspace, node))
                .withEnv(environment)
                .withExposedPorts(spec.hasPort() ? List.of(ExposedPort.tcp(spec.port())) : List.of())
                .withHostConfig(ContainerPlan.hostConfig(spec, nodeAddress, coresOfMachine()));
        try {
            (spec.command().isEmpty() ? create : create.withCmd(spec.command())).exec();
            return DONE;
        } catch (ConflictException nameTaken) {
            return adoptOrRefuse(workspace);
        }
    }

    /** The name is taken: by an earlier try of ours that was lost on the wire, or by somebody else. */
    private StepOutcome adoptOrRefuse(DesiredWorkspace workspace) {
        String name = workspace.key().containerName();
        boolean ours = inspect(name).flatMap(sight::ours).isPresent();
        return ours ? DONE : new StepOutcome.TryAgain("Another container already has the name " + name);
    }

    private StepOutcome start(ContainerSeen container) {
        try {
            docker().startContainerCmd(container.id()).exec();
            return DONE;
        } catch (NotModifiedException runs) {
            return DONE;
        } catch (NotFoundException gone) {
            return new StepOutcome.TryAgain("The container is gone");
        }
    }

    private StepOutcome stop(ContainerSeen container) {
        try {
            docker().stopContainerCmd(container.id()).withTimeout(STOP_SECONDS).exec();
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
            return DONE;
        } catch (NotFoundException | ConflictException goneOrGoing) {
            return DONE;
        }
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

    private int coresOfMachine() {
        return Optional.ofNullable(docker().infoCmd().exec().getNCPU()).orElse(Integer.MAX_VALUE);
    }

    private DockerClient docker() {
        return clients.calls();
    }
}
