package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.model.Info;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine says of itself.
 *
 * @param backingFileSystem below the storage driver; empty where it names none
 * @param runtimes by name; {@code nvidia} is there when the container toolkit is set up
 */
public record DockerFacts(
        String version,
        String storageDriver,
        String backingFileSystem,
        String rootDirectory,
        boolean remapsUsers,
        Set<String> runtimes) {
    private static final Set<String> WITH_QUOTA = Set.of("btrfs", "zfs");

    /** @return empty when no engine answers */
    public static Optional<DockerFacts> ask(URI host) {
        try (var clients = new DockerClients(host)) {
            return Optional.of(of(clients.calls().infoCmd().exec()));
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    static DockerFacts of(Info info) {
        Set<String> runtimes = Optional.ofNullable(info.getRuntimes())
                .map(it -> Set.copyOf(it.keySet()))
                .orElse(Set.of());
        boolean remaps = Optional.ofNullable(info.getSecurityOptions()).stream()
                .flatMap(List::stream)
                .anyMatch(it -> it.contains("userns"));
        return new DockerFacts(
                String.valueOf(info.getServerVersion()),
                String.valueOf(info.getDriver()),
                backing(info),
                Optional.ofNullable(info.getDockerRootDir()).orElse("/var/lib/docker"),
                remaps,
                runtimes);
    }

    /** Whether the driver has quotas; overlay2 only on XFS, and there only when it is mounted with pquota. */
    public boolean mayLimitDisk() {
        return WITH_QUOTA.contains(storageDriver)
                || storageDriver.equals("overlay2") && backingFileSystem.equals("xfs");
    }

    /** The driver's status is a list of pairs. */
    private static String backing(Info info) {
        return Optional.ofNullable(info.getDriverStatuses()).stream()
                .flatMap(List::stream)
                .filter(it -> it.size() == 2 && it.getFirst().equals("Backing Filesystem"))
                .map(it -> it.get(1))
                .findFirst()
                .orElse("");
    }
}
