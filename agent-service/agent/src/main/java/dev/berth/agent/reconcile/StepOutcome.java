package dev.berth.agent.reconcile;

/** How a step went. The type alone decides whether it is tried again. */
public sealed interface StepOutcome {
    record Done() implements StepOutcome {}

    /** May go better next time; counted. */
    record TryAgain(String why) implements StepOutcome {}

    /** Will never go better: the workspace has failed. */
    record GiveUp(String why) implements StepOutcome {}

    /** The runtime did not answer. Not this workspace's fault: tried again, not counted. */
    record RuntimeAway(String why) implements StepOutcome {}
}
