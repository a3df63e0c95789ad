package dev.berth.sync.source;

import dev.berth.sync.connector.Source;
import dev.berth.sync.secret.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outside system that is read. */
public record OutsideSource(UUID id, Setup setup, @Nullable Sealed secret, Instant createdAt, long version) {
    /** As the jobs know it. */
    public Source source() {
        return new Source(
                id.toString(),
                setup.kind(),
                setup.name(),
                null,
                setup.personId(),
                List.copyOf(new TreeSet<>(setup.rooms().values())));
    }
}
