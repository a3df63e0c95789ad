package dev.berth.agent.reconcile;

import static dev.berth.agent.reconcile.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.reconcile.ContainerSeen.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Any history of wishes, failures and accidents: what always holds, and that it ends where it should. */
@NullUnmarked
class RandomHistoriesTest {
    private static final int HISTORIES = 300;
    private static final int MOMENTS = 120;
    private static final int PASSES_TO_SETTLE = 12;

    @Test
    void whatever_happens_the_rules_hold_and_it_settles_in_a_few_passes() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(seed).play();
        }
    }

    /** A pretended engine, driven by real decisions. */
    private static final class History {
        private final String name;
        private final Random random;
        private final Map<WorkspaceKey, DesiredWorkspace> desired = new HashMap<>();
        private final Map<WorkspaceKey, ContainerSeen> containers = new HashMap<>();
        private Map<WorkspaceKey, Progress> progress = Map.of();
        private boolean image;
        private Instant now = NINE;

        History(int seed) {
            this.name = "history " + seed;
            this.random = new Random(seed);
        }

        void play() {
            for (int moment = 0; moment < MOMENTS; moment++) {
                now = now.plusSeconds(random.nextInt(40));
                somethingHappens();
                pass(random.nextInt(4) == 0);
            }
            settle();
        }

        private void somethingHappens() {
            switch (random.nextInt(7)) {
                case 0 -> want();
                case 1 -> extendOne();
                case 2 -> anyKeyOf(desired).ifPresent(desired::remove);
                case 3 -> crashOne();
                case 4 -> anyKeyOf(containers).ifPresent(containers::remove);
                case 5 -> image = random.nextBoolean();
                default -> answerAll();
            }
        }

        private void want() {
            var key = anyKey();
            Instant from = now.plusSeconds(random.nextInt(300));
            desired.put(
                    key,
                    new DesiredWorkspace(
                            key,
                            1,
                            from,
                            from.plusSeconds(random.nextInt(600)),
                            spec(1 + random.nextInt(4), 1 + random.nextInt(8))));
        }

        private void extendOne() {
            anyKeyOf(desired).ifPresent(key -> {
                var it = desired.get(key);
                desired.put(
                        key,
                        new DesiredWorkspace(
                                key, it.generation() + 1, it.from(), it.until().plusSeconds(900), it.spec()));
            });
        }

        private void crashOne() {
            anyKeyOf(containers)
                    .filter(it -> containers.get(it).condition() == Condition.RUNNING)
                    .ifPresent(key -> become(key, Condition.EXITED));
        }

        private void answerAll() {
            containers.replaceAll((key, it) -> it.condition() == Condition.RUNNING ? it.answeringNow() : it);
        }

        private java.util.Optional<WorkspaceKey> anyKeyOf(Map<WorkspaceKey, ?> of) {
            List<WorkspaceKey> keys = new ArrayList<>(of.keySet());
            keys.sort(null);
            return keys.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(keys.get(random.nextInt(keys.size())));
        }

        private List<Step> pass(boolean stepsFail) {
            Map<WorkspaceKey, Progress> before = progress;
            progress = Life.advance(desired.values(), observed(), now, NODE);
            before.forEach((key, it) -> {
                if (progress.containsKey(key)) {
                    assertThat(progress.get(key).state()).as(name).isGreaterThanOrEqualTo(it.state());
                }
            });
            List<Step> steps = Reconciliation.diff(desired.values(), observed(), now, NODE);
            assertThat(steps).as(name).extracting(Step::key).doesNotHaveDuplicates();
            for (Step step : steps) {
                apply(step, stepsFail);
            }
            assertThat(total()).as(name).matches(it -> it.fitsBeside(Claim.NOTHING, CAPACITY), "fits the node");
            return steps;
        }

        private void apply(Step step, boolean fails) {
            StepOutcome outcome = fails ? new StepOutcome.TryAgain("by chance") : new StepOutcome.Done();
            if (!fails) {
                doIt(step);
            }
            Map<WorkspaceKey, Progress> next = new HashMap<>(progress);
            next.put(
                    step.key(),
                    Life.after(next.getOrDefault(step.key(), Progress.fresh(now)), step, outcome, now, BACKOFF));
            progress = Map.copyOf(next);
        }

        private void doIt(Step step) {
            switch (step) {
                case Step.Pull it -> image = true;
                case Step.Create it -> containers.put(it.key(), container(it.workspace(), Condition.CREATED));
                case Step.Start it -> become(it.key(), Condition.RUNNING);
                case Step.Stop it -> become(it.key(), Condition.EXITED);
                case Step.Remove it -> containers.remove(it.key());
            }
        }

        private void become(WorkspaceKey key, Condition condition) {
            ContainerSeen it = containers.get(key);
            containers.put(
                    key,
                    new ContainerSeen(
                            key,
                            it.id(),
                            condition,
                            it.claim(),
                            it.generation(),
                            condition == Condition.EXITED ? new ContainerSeen.Exit(1, false, now) : null,
                            condition == Condition.RUNNING ? now : it.startedAt(),
                            null,
                            false,
                            null));
        }

        private Claim total() {
            return containers.values().stream()
                    .filter(it -> it.condition() != Condition.CREATED)
                    .map(ContainerSeen::claim)
                    .reduce(Claim.NOTHING, Claim::plus);
        }

        private Observed observed() {
            return new Observed(Map.copyOf(containers), image ? Set.of(IMAGE) : Set.of(), progress, Map.of());
        }

        /** Nothing happens any more: after a few passes everything wanted and possible is there, and nothing else. */
        private void settle() {
            for (int pass = 0; pass < PASSES_TO_SETTLE; pass++) {
                // Longer than any pause and the orphans' grace, but the wishes stay as they are.
                Instant then = now;
                now = now.plusSeconds(61);
                desired.replaceAll((key, it) -> it.until().isAfter(then) ? shifted(it) : it);
                answerAll();
                pass(false);
            }
            answerAll();
            assertThat(pass(false)).as(name + " is settled").isEmpty();
            for (ContainerSeen it : containers.values()) {
                DesiredWorkspace wish = desired.get(it.key());
                assertThat(wish).as(name).isNotNull();
                assertThat(wish.until()).as(name).isAfter(now);
            }
            desired.values().stream()
                    .filter(it -> !now.isBefore(it.from()) && now.isBefore(it.until()))
                    .filter(it -> !containers.containsKey(it.key()))
                    .forEach(it -> assertThat(mayBeMissing(it))
                            .as(name + " misses " + it)
                            .isTrue());
        }

        private static DesiredWorkspace shifted(DesiredWorkspace it) {
            return new DesiredWorkspace(
                    it.key(), it.generation(), it.from(), it.until().plusSeconds(61), it.spec());
        }

        private boolean mayBeMissing(DesiredWorkspace it) {
            return progress.get(it.key()).state().isEnding()
                    || !it.spec().claim().fitsBeside(total(), CAPACITY);
        }
    }
}
