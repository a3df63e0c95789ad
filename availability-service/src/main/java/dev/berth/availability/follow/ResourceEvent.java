package dev.berth.availability.follow;

import dev.berth.availability.compute.NodeFacts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What this service reads of an event on {@code berth.resources}. */
record ResourceEvent(Long version, Resource resource) {
    ResourceEvent {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }

    NodeFacts nodeFacts() {
        return new NodeFacts(
                resource.id,
                version,
                resource.name,
                resource.status,
                resource.tags,
                resource.cores,
                resource.memoryGb,
                resource.gpus.stream().map(Gpu::uuid).toList());
    }

    record Resource(
            UUID id,
            String kind,
            String name,
            String status,
            Set<String> tags,
            int cores,
            int memoryGb,
            List<Gpu> gpus) {
        Resource {
            Objects.requireNonNull(id, "resource.id");
            Objects.requireNonNull(kind, "resource.kind");
            Objects.requireNonNull(name, "resource.name");
            status = Objects.requireNonNullElse(status, "");
            tags = Objects.requireNonNullElse(tags, Set.of());
            gpus = Objects.requireNonNullElse(gpus, List.of());
        }

        boolean isNode() {
            return kind.equals("node");
        }
    }

    record Gpu(String uuid) {
        Gpu {
            Objects.requireNonNull(uuid, "gpu.uuid");
        }
    }
}
