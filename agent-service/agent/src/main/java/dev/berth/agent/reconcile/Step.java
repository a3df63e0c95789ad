package dev.berth.agent.reconcile;

import java.time.Duration;

/** One idempotent thing to do for one workspace; "already so" is success. */
public sealed interface Step {
    WorkspaceKey key();

    record Pull(WorkspaceKey key, String image) implements Step {}

    record Create(DesiredWorkspace workspace) implements Step {
        @Override
        public WorkspaceKey key() {
            return workspace.key();
        }
    }

    record Start(ContainerSeen container) implements Step {
        @Override
        public WorkspaceKey key() {
            return container.key();
        }
    }

    /** @param grace how long the workspace may take; after that it is killed */
    record Stop(ContainerSeen container, Duration grace) implements Step {
        @Override
        public WorkspaceKey key() {
            return container.key();
        }
    }

    record Remove(ContainerSeen container) implements Step {
        @Override
        public WorkspaceKey key() {
            return container.key();
        }
    }

    /** Stops and removals come first: they make the room that starts wait for. */
    default boolean makesRoom() {
        return switch (this) {
            case Stop stop -> true;
            case Remove remove -> true;
            case Pull pull -> false;
            case Create create -> false;
            case Start start -> false;
        };
    }
}
