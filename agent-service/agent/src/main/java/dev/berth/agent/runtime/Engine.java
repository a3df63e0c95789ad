package dev.berth.agent.runtime;

import java.util.List;
import java.util.UUID;

/** What this machine runs workspaces with. */
public interface Engine extends AutoCloseable {
    /** {@code docker} or {@code process}, as reports name it. */
    String kind();

    Standing standing();

    /** Names of some images that are here, at most {@code most}. */
    List<String> images(int most);

    /** What keeps workspaces here less apart than they should be, in words for admins; empty when nothing does. */
    List<String> weaknesses();

    ImageCheck check(String image);

    /** The part of the engine that belongs to one node; everything else on this machine is foreign to it. */
    WorkspaceRuntime of(UUID nodeId);

    @Override
    void close();

    sealed interface Standing {
        record Ready(String version) implements Standing {}

        record Away(String why) implements Standing {}
    }

    sealed interface ImageCheck {
        record Present(String id, long bytes) implements ImageCheck {}

        record Absent() implements ImageCheck {}

        record BadName(String why) implements ImageCheck {}

        record EngineAway(String why) implements ImageCheck {}
    }
}
