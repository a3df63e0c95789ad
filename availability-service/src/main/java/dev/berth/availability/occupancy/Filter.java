package dev.berth.availability.occupancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which resources to show; null is any. */
public record Filter(
        @Nullable UUID id,
        @Nullable String branch,
        @Nullable String location) {
    public static final Filter ALL = new Filter(null, null, null);

    public boolean takes(UUID id, String branch, String location) {
        return (this.id == null || this.id.equals(id))
                && (this.branch == null || this.branch.equalsIgnoreCase(branch))
                && (this.location == null || this.location.equalsIgnoreCase(location));
    }
}
