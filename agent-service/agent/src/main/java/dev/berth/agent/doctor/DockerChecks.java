package dev.berth.agent.doctor;

import dev.berth.agent.isolation.AddressPool;
import dev.berth.agent.isolation.NodeNetwork;
import dev.berth.agent.isolation.WorkspaceBridge;
import dev.berth.agent.runtime.docker.DockerFacts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the Docker engine can do for workspaces. */
final class DockerChecks {
    private DockerChecks() {}

    static Finding engine(Optional<DockerFacts> docker, URI host) {
        return docker.map(it -> Finding.good("Docker", it.version() + " with storage driver " + it.storageDriver()))
                .orElseGet(
                        () -> Finding.bad(
                                "Docker",
                                "nothing answers at " + host,
                                "Install Docker Engine, start it, and run the agent as root or as a user of the group docker."));
    }

    /** overlay2 limits a container's disk only on XFS with project quotas. */
    static Finding quota(DockerFacts docker) {
        if (docker.mayLimitDisk()) {
            return Finding.good(
                    "Disk quota",
                    docker.backingFileSystem().equals("xfs")
                            ? "XFS; it must be mounted with pquota"
                            : docker.storageDriver() + " can limit a workspace");
        }
        return Finding.weak(
                "Disk quota",
                docker.storageDriver() + " on " + docker.backingFileSystem() + " cannot limit a workspace",
                "A workspace that writes too much is ended, but only after it did. Put Docker's directory on XFS mounted with pquota, or on btrfs or ZFS.");
    }

    /** Where the networks of workspaces get their addresses from, and what keeps them apart. */
    static Finding network(AddressPool pool, List<NodeNetwork.Route> routes, Optional<String> noFirewall) {
        Optional<NodeNetwork.Route> inTheWay = routes.stream()
                .filter(it -> !it.device().startsWith(WorkspaceBridge.PREFIX))
                .filter(it -> it.to().overlaps(pool.whole()))
                .findFirst();
        if (inTheWay.isPresent()) {
            return Finding.weak(
                    "Workspace network",
                    "the addresses %s are also behind %s (%s)"
                            .formatted(
                                    pool.whole(),
                                    inTheWay.get().device(),
                                    inTheWay.get().to()),
                    "Choose a range that nothing here uses, and set BERTH_WORKSPACE_POOL.");
        }
        return noFirewall
                .map(
                        why -> Finding.weak(
                                "Workspace network",
                                "no firewall: " + why,
                                "Workspaces reach this machine and private networks. Install nftables and run the agent as root."))
                .orElseGet(() -> Finding.good("Workspace network", "addresses from " + pool.whole() + ", nftables"));
    }

    static Finding userNamespaces(DockerFacts docker) {
        return docker.remapsUsers()
                ? Finding.good("User namespaces", "root in a workspace is nobody on this machine")
                : Finding.weak(
                        "User namespaces",
                        "root in a workspace is root on this machine, without capabilities",
                        "Set \"userns-remap\": \"default\" in /etc/docker/daemon.json and restart Docker (its images are pulled again).");
    }
}
