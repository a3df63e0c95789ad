package dev.berth.booking.reservation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a node says of one workspace. */
public record WorkspaceReport(
        int generation,
        WorkspaceState state,
        @Nullable String reason,
        @Nullable String host,
        @Nullable Integer port) {

    boolean at(@Nullable String otherHost, @Nullable Integer otherPort) {
        return Objects.equals(host, otherHost) && Objects.equals(port, otherPort);
    }
}
