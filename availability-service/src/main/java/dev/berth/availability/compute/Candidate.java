package dev.berth.availability.compute;

import java.util.Optional;

/** A node that can serve a wish, and when first. */
record Candidate(NodeFacts facts, FreeTime free, int nextStart) {
    static Optional<Candidate> of(NodeTimeline node, ComputeAsk ask, ComputeWindow window) {
        NodeFacts facts = node.facts();
        if (facts == null || !facts.canEverServe(ask)) {
            return Optional.empty();
        }
        FreeTime free = node.freeTime(facts, ask);
        return free.firstStart(window.from(), window.horizon(), ask.slots()).stream()
                .mapToObj(next -> new Candidate(facts, free, next))
                .findFirst();
    }

    NodeOffer offer(ComputeAsk ask, ComputeWindow window) {
        return new NodeOffer(facts.id(), facts.name(), free.runs(window.from(), window.to(), ask.slots()), nextStart);
    }
}
