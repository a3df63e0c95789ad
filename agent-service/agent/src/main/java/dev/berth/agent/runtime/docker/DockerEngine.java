package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.Firewall;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.WorkspaceRuntime;
import dev.berth.agent.supervision.SupervisedLoops;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The Docker engine of this machine. */
public final class DockerEngine implements Engine {
    private final DockerClients clients;
    private final String nodeAddress;
    private final AddressPool pool;
    private final int diskGb;
    private final Firewall firewall;
    private final NodeClock clock;
    private final SupervisedLoops loops;

    public DockerEngine(
            URI host,
            String nodeAddress,
            AddressPool pool,
            int diskGb,
            Firewall firewall,
            NodeClock clock,
            SupervisedLoops loops) {
        this.clients = new DockerClients(host);
        this.nodeAddress = nodeAddress;
        this.pool = pool;
        this.diskGb = diskGb;
        this.firewall = firewall;
        this.clock = clock;
        this.loops = loops;
    }

    @Override
    public String kind() {
        return "docker";
    }

    @Override
    public Standing standing() {
        try {
            return new Standing.Ready(clients.calls().versionCmd().exec().getVersion());
        } catch (RuntimeException away) {
            return new Standing.Away(DockerTrouble.inWords(away));
        }
    }

    @Override
    public List<String> images(int most) {
        try {
            return clients.calls().listImagesCmd().exec().stream()
                    .flatMap(DockerEngine::names)
                    .filter(it -> !it.startsWith("<none>"))
                    .distinct()
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (RuntimeException away) {
            return List.of();
        }
    }

    @Override
    public List<String> weaknesses() {
        List<String> weaknesses = new ArrayList<>();
        firewall.missing()
                .map(it -> "Workspaces reach this machine and private networks: " + it)
                .ifPresent(weaknesses::add);
        if (!reachesContainers()) {
            weaknesses.add("Whoever has an account on this machine reaches the ports of workspaces:"
                    + " they are published at " + nodeAddress);
        }
        return List.copyOf(weaknesses);
    }

    /** An engine that does not answer has no weakness; that it does not answer is told elsewhere. */
    private boolean reachesContainers() {
        try {
            return EngineTraits.ask(clients.calls()).reachesContainers();
        } catch (RuntimeException away) {
            return true;
        }
    }

    @Override
    public ImageCheck check(String image) {
        if (!ImageName.isAllowed(image)) {
            return new ImageCheck.BadName("This is not the name of an image");
        }
        try {
            var found = clients.calls()
                    .inspectImageCmd(new ImageName(image).withTag())
                    .exec();
            return new ImageCheck.Present(
                    String.valueOf(found.getId()),
                    Optional.ofNullable(found.getSize()).orElse(0L));
        } catch (NotFoundException absent) {
            return new ImageCheck.Absent();
        } catch (RuntimeException away) {
            return new ImageCheck.EngineAway(DockerTrouble.inWords(away));
        }
    }

    @Override
    public WorkspaceRuntime of(UUID nodeId) {
        return new DockerRuntime(clients, nodeId, nodeAddress, pool, diskGb, firewall, clock, loops);
    }

    @Override
    public void close() {
        clients.close();
    }

    private static Stream<String> names(Image image) {
        return image.getRepoTags() == null ? Stream.empty() : Arrays.stream(image.getRepoTags());
    }
}
