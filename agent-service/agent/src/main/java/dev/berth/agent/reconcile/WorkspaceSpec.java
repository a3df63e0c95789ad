package dev.berth.agent.reconcile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a workspace runs, and what it may use. People are led to the first port; without one nobody is. */
public record WorkspaceSpec(
        String title,
        String image,
        List<String> command,
        List<Integer> ports,
        Map<String, String> environment,
        int cores,
        int memoryGb,
        List<String> gpuUuids,
        Egress egress,
        List<AllowedCapability> capabilities,
        Boolean readOnlyRoot) {

    public WorkspaceSpec(
            @Nullable String title,
            @Nullable String image,
            @Nullable List<String> command,
            @Nullable List<Integer> ports,
            @Nullable Map<String, String> environment,
            int cores,
            int memoryGb,
            @Nullable List<String> gpuUuids,
            @Nullable Egress egress,
            @Nullable List<AllowedCapability> capabilities,
            @Nullable Boolean readOnlyRoot) {
        this.title = title == null ? "Workspace" : title;
        this.image = image == null ? "" : image.strip();
        this.command = command == null ? List.of() : List.copyOf(command);
        this.ports = ports == null ? List.of() : List.copyOf(ports);
        this.environment = environment == null ? Map.of() : Map.copyOf(environment);
        this.cores = cores;
        this.memoryGb = memoryGb;
        this.gpuUuids = gpuUuids == null ? List.of() : List.copyOf(gpuUuids);
        this.egress = egress == null ? Egress.INTERNET : egress;
        this.capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
        this.readOnlyRoot = readOnlyRoot != null && readOnlyRoot;
        if (this.image.isEmpty()) {
            throw new IllegalArgumentException("A workspace needs an image");
        }
        if (this.ports.stream().anyMatch(it -> it < 1 || it > 65_535)) {
            throw new IllegalArgumentException("A port lies between 1 and 65535");
        }
        if (cores < 1 || memoryGb < 1) {
            throw new IllegalArgumentException("A workspace needs at least one core and one gigabyte");
        }
    }

    public boolean hasPort() {
        return !ports.isEmpty();
    }

    public int port() {
        return ports.getFirst();
    }

    public Claim claim() {
        return new Claim(cores, memoryGb, gpuUuids);
    }
}
