package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import dev.berth.agent.reconcile.DesiredWorkspace;
import dev.berth.agent.reconcile.StepOutcome;
import dev.berth.agent.runtime.Surroundings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the container of a workspace in a network of its own, or finds it made. */
final class ContainerMaker {
    private static final Logger log = LoggerFactory.getLogger(ContainerMaker.class);
    private static final StepOutcome DONE = new StepOutcome.Done();

    private final DockerClients clients;
    private final UUID node;
    private final String nodeAddress;
    private final WorkspaceNetworks networks;
    private final DockerSight sight;
    private final int diskGb;
    private volatile @Nullable EngineTraits traits;
    /** The storage driver has quotas, but they are not switched on. */
    private volatile boolean quotaRefused;

    ContainerMaker(
            DockerClients clients,
            UUID node,
            String nodeAddress,
            WorkspaceNetworks networks,
            DockerSight sight,
            int diskGb) {
        this.clients = clients;
        this.node = node;
        this.nodeAddress = nodeAddress;
        this.networks = networks;
        this.sight = sight;
        this.diskGb = diskGb;
    }

    StepOutcome create(DesiredWorkspace workspace) {
        try (var network = networks.reserve(workspace.spec().egress())) {
            createContainer(workspace, network.name());
            return DONE;
        } catch (ConflictException nameTaken) {
            return adoptOrRefuse(workspace);
        } catch (DockerException refused) {
            if (quotaRefused || !DockerTrouble.inWords(refused).contains("storage-opt")) {
                throw refused;
            }
            log.warn("The storage driver does not limit the disk of a workspace: {}", DockerTrouble.inWords(refused));
            quotaRefused = true;
            return create(workspace);
        }
    }

    private void createContainer(DesiredWorkspace workspace, String network) {
        var spec = workspace.spec();
        List<String> environment = Surroundings.of(workspace).entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toList();
        var create = docker().createContainerCmd(new ImageName(spec.image()).withTag())
                .withName(workspace.key().containerName())
                .withLabels(Labels.of(workspace, node))
                .withEnv(environment)
                .withExposedPorts(spec.hasPort() ? List.of(ExposedPort.tcp(spec.port())) : List.of())
                .withHostConfig(hostConfig(workspace, network));
        (spec.command().isEmpty() ? create : create.withCmd(spec.command())).exec();
    }

    /** The name is taken: by an earlier try of ours that was lost on the wire, or by somebody else. */
    private StepOutcome adoptOrRefuse(DesiredWorkspace workspace) {
        String name = workspace.key().containerName();
        return isOurs(name) ? DONE : new StepOutcome.TryAgain("Another container already has the name " + name);
    }

    private boolean isOurs(String name) {
        try {
            return sight.ours(docker().inspectContainerCmd(name).exec()).isPresent();
        } catch (NotFoundException gone) {
            return false;
        }
    }

    private HostConfig hostConfig(DesiredWorkspace workspace, String network) {
        EngineTraits engine = traits();
        HostConfig host =
                ContainerPlan.hostConfig(workspace.spec(), engine.cores()).withNetworkMode(network);
        if (engine.mayLimitDisk() && !quotaRefused) {
            ContainerPlan.limitDisk(host, diskGb);
        }
        return engine.reachesContainers() ? host : ContainerPlan.published(host, workspace.spec(), nodeAddress);
    }

    private EngineTraits traits() {
        EngineTraits known = traits;
        if (known == null) {
            known = EngineTraits.ask(docker());
            traits = known;
        }
        return known;
    }

    private DockerClient docker() {
        return clients.calls();
    }
}
