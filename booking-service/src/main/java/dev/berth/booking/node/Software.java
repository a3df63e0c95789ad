package dev.berth.booking.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a node.
 *
 * @param runtime what runs its containers: {@code docker}, or {@code process} for trying out; unknown until its first report
 * @param images the environments' images that are on the node already
 */
public record Software(String agentVersion, @Nullable String runtime, List<String> images) {
    public Software {
        images = images.stream().distinct().sorted().toList();
    }
}
