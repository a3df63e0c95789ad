package dev.berth.agent.reconcile;

import static dev.berth.agent.reconcile.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.reconcile.ContainerSeen.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationTest {
    private static final Instant LONG_BEFORE = NINE.minus(Duration.ofHours(2));
    private static final Instant SOON = NINE.minus(Duration.ofMinutes(9));
    private static final Instant DURING = NINE.plusSeconds(30);

    private final WorkspaceKey key = anyKey();
    private final DesiredWorkspace workspace = fromNineToTen(key);

    static Stream<Arguments> everyPairOfWantedAndSeen() {
        List<Arguments> table = new ArrayList<>();
        //                                  what is there                   long before  soon   during   after
        table.add(row("no image", null, false, "-", "Pull", "Pull", "-"));
        table.add(row("no container", null, true, "-", "Create", "Create", "-"));
        table.add(row("created", Condition.CREATED, true, "-", "-", "Start", "Remove"));
        table.add(row("running", Condition.RUNNING, true, "-", "-", "-", "Stop"));
        table.add(row("exited", Condition.EXITED, true, "-", "-", "Start", "Remove"));
        table.add(row("removing", Condition.REMOVING, true, "-", "-", "-", "-"));
        table.add(row("running, image gone", Condition.RUNNING, false, "-", "-", "-", "Stop"));
        table.add(row("exited, image gone", Condition.EXITED, false, "-", "-", "Start", "Remove"));
        return table.stream();
    }

    private static Arguments row(String name, @Nullable Condition seen, boolean image, String... expected) {
        return Arguments.of(name, seen, image, List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyPairOfWantedAndSeen")
    void every_pair_of_wanted_and_seen_has_its_step(
            String name, @Nullable Condition seen, boolean image, List<String> expected) {
        Observed observed =
                with(image ? withImage(nothing()) : nothing(), seen == null ? null : container(workspace, seen));
        List<String> steps = Stream.of(LONG_BEFORE, SOON, DURING, TEN)
                .map(now -> name(Reconciliation.diff(List.of(workspace), observed, now, NODE)))
                .toList();
        assertThat(steps).isEqualTo(expected);
    }

    @Test
    void is_made_ahead_starts_at_its_second_and_is_asked_to_end_ten_seconds_before_its_end() {
        Observed idle = withImage(nothing());
        assertThat(diff(idle, NINE.minus(PATIENCE.prepareAhead()).minusMillis(1)))
                .isEmpty();
        assertThat(name(diff(idle, NINE.minus(PATIENCE.prepareAhead())))).isEqualTo("Create");
        Observed made = with(idle, container(workspace, Condition.CREATED));
        assertThat(diff(made, NINE.minusMillis(1))).isEmpty();
        assertThat(name(diff(made, NINE))).isEqualTo("Start");
        ContainerSeen running = answering(workspace);
        assertThat(diff(with(idle, running), TEN.minusSeconds(10).minusMillis(1)))
                .isEmpty();
        assertThat(diff(with(idle, running), TEN.minusSeconds(10)))
                .containsExactly(new Step.Stop(running, Duration.ofSeconds(10)));
        assertThat(diff(with(idle, running), TEN.minusSeconds(4)))
                .containsExactly(new Step.Stop(running, Duration.ofSeconds(4)));
        assertThat(diff(with(idle, running), TEN.plusSeconds(60)))
                .containsExactly(new Step.Stop(running, Duration.ofSeconds(1)));
    }

    @Test
    void what_was_made_for_an_older_wish_is_made_anew_unless_it_has_started() {
        var changed = new DesiredWorkspace(key, 2, NINE, TEN, spec(4, 8));
        Observed made = with(withImage(nothing()), container(workspace, Condition.CREATED));
        for (Instant now : List.of(SOON, DURING)) {
            assertThat(name(Reconciliation.diff(List.of(changed), made, now, NODE)))
                    .isEqualTo("Remove");
        }
        Observed running = with(withImage(nothing()), answering(workspace));
        assertThat(Reconciliation.diff(List.of(changed), running, DURING, NODE)).isEmpty();
    }

    @Test
    void a_later_end_restarts_nothing() {
        var extended = new DesiredWorkspace(key, 2, NINE, TEN.plusSeconds(3600), workspace.spec());
        Observed running = with(withImage(nothing()), answering(workspace));
        assertThat(Reconciliation.diff(List.of(extended), running, TEN, NODE)).isEmpty();
    }

    @Test
    void a_workspace_with_a_step_under_way_gets_no_other() {
        Observed busy = busyWith(withImage(nothing()), new Step.Create(workspace));
        assertThat(diff(busy, DURING)).isEmpty();
    }

    @Test
    void a_pause_after_a_failure_is_kept() {
        Progress paused = in(WorkspaceState.STARTING).paused(1, DURING.plusSeconds(1), null);
        Observed exited = remembering(with(nothing(), container(workspace, Condition.EXITED)), key, paused);
        assertThat(diff(exited, DURING)).isEmpty();
        assertThat(name(diff(exited, DURING.plusSeconds(1)))).isEqualTo("Start");
    }

    @Test
    void stops_come_first_and_a_start_waits_for_the_room_they_make() {
        var old = new DesiredWorkspace(anyKey(), 1, NINE.minusSeconds(3600), NINE, spec(8, 4));
        Observed full = with(withImage(nothing()), answering(old));
        ContainerSeen made = container(workspace, Condition.CREATED);
        assertThat(Reconciliation.diff(List.of(workspace, old), with(full, made), NINE, NODE))
                .singleElement()
                .isInstanceOf(Step.Stop.class);
        var stopped = with(withImage(nothing()), container(old, Condition.EXITED));
        assertThat(Reconciliation.diff(List.of(workspace, old), with(stopped, made), NINE, NODE))
                .singleElement()
                .isInstanceOf(Step.Remove.class);
        assertThat(Reconciliation.diff(List.of(workspace, old), with(withImage(nothing()), made), NINE, NODE))
                .singleElement()
                .isInstanceOf(Step.Start.class);
    }

    @Test
    void starts_of_one_pass_never_exceed_the_node_together() {
        List<DesiredWorkspace> many = Stream.generate(() -> new DesiredWorkspace(anyKey(), 1, NINE, TEN, spec(3, 4)))
                .limit(5)
                .toList();
        Observed made = withImage(nothing());
        for (DesiredWorkspace it : many) {
            made = with(made, container(it, Condition.CREATED));
        }
        assertThat(Reconciliation.diff(many, made, DURING, NODE)).hasSize(2);
    }

    @Test
    void what_is_being_started_holds_its_share_before_it_runs() {
        var large = new DesiredWorkspace(anyKey(), 1, NINE, TEN, spec(7, 4));
        ContainerSeen starting = container(large, Condition.CREATED);
        Observed observed = with(with(withImage(nothing()), starting), container(workspace, Condition.CREATED));
        assertThat(Reconciliation.diff(
                        List.of(large, workspace), busyWith(observed, new Step.Start(starting)), DURING, NODE))
                .isEmpty();
    }

    @Test
    void a_gpu_is_never_given_twice() {
        var first = new DesiredWorkspace(anyKey(), 1, NINE, TEN, spec(1, 1, "GPU-1"));
        var second = new DesiredWorkspace(anyKey(), 1, NINE.plusSeconds(1), TEN, spec(1, 1, "GPU-1"));
        ContainerSeen madeFirst = container(first, Condition.CREATED);
        Observed made = with(with(withImage(nothing()), madeFirst), container(second, Condition.CREATED));
        assertThat(Reconciliation.diff(List.of(first, second), made, DURING, NODE))
                .containsExactly(new Step.Start(madeFirst));
    }

    @Test
    void a_container_nobody_wants_is_stopped_only_after_the_grace_and_only_when_everything_is_known() {
        Observed orphan = with(nothing(), answering(workspace));
        Observed remembered = new Observed(
                orphan.containers(), orphan.images(), Life.advance(List.of(), orphan, DURING, NODE), Map.of());
        Instant later = DURING.plus(PATIENCE.orphanGrace());
        assertThat(Reconciliation.diff(List.of(), remembered, later.minusMillis(1), NODE))
                .isEmpty();
        assertThat(Reconciliation.diff(List.of(), remembered, later, STILL_READING))
                .isEmpty();
        assertThat(name(Reconciliation.diff(List.of(), remembered, later, NODE)))
                .isEqualTo("Stop");
    }

    @Test
    void what_failed_or_was_stopped_goes_and_does_not_come_back() {
        Observed failed = remembering(with(withImage(nothing()), answering(workspace)), key, in(WorkspaceState.FAILED));
        assertThat(name(diff(failed, DURING))).isEqualTo("Stop");
        Observed gone = remembering(withImage(nothing()), key, in(WorkspaceState.FAILED));
        assertThat(diff(gone, DURING)).isEmpty();
    }

    private List<Step> diff(Observed observed, Instant now) {
        return Reconciliation.diff(List.of(workspace), observed, now, NODE);
    }

    private static String name(List<Step> steps) {
        return steps.isEmpty() ? "-" : steps.getFirst().getClass().getSimpleName();
    }
}
