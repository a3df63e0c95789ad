package dev.berth.agent.reconcile;

import static dev.berth.agent.reconcile.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.agent.reconcile.ContainerSeen.Condition;
import dev.berth.agent.reconcile.ContainerSeen.Exit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LifeTest {
    private final WorkspaceKey key = anyKey();
    private final DesiredWorkspace workspace = fromNineToTen(key);
    private final Instant during = NINE.plusSeconds(30);

    @Test
    void is_scheduled_until_its_image_has_to_come() {
        assertThat(stateAt(nothing(), NINE.minus(Duration.ofMinutes(11)))).isEqualTo(WorkspaceState.SCHEDULED);
        assertThat(stateAt(nothing(), NINE.minus(Duration.ofMinutes(9)))).isEqualTo(WorkspaceState.PREPARING);
        assertThat(stateAt(withImage(nothing()), NINE.minusSeconds(1))).isEqualTo(WorkspaceState.SCHEDULED);
    }

    @Test
    void is_running_only_when_its_port_answers() {
        Observed up = with(withImage(nothing()), container(workspace, Condition.RUNNING));
        assertThat(stateAt(up, during)).isEqualTo(WorkspaceState.STARTING);
        assertThat(stateAt(with(up, answering(workspace)), during)).isEqualTo(WorkspaceState.RUNNING);
    }

    @Test
    void never_moves_back() {
        Observed exited = remembering(
                with(withImage(nothing()), container(workspace, Condition.EXITED)), key, in(WorkspaceState.RUNNING));
        Progress after = advance(exited, during);
        assertThat(after.state()).isEqualTo(WorkspaceState.RUNNING);
        assertThat(after.reason()).contains("exit code 1");
        Observed stopping = remembering(nothing(), key, in(WorkspaceState.STOPPED));
        assertThat(stateAt(stopping, during)).isEqualTo(WorkspaceState.STOPPED);
    }

    @Test
    void is_stopping_while_something_is_left_and_stopped_when_nothing_is() {
        assertThat(stateAt(with(nothing(), answering(workspace)), TEN)).isEqualTo(WorkspaceState.STOPPING);
        assertThat(stateAt(nothing(), TEN)).isEqualTo(WorkspaceState.STOPPED);
        assertThat(stateAt(busyWith(nothing(), new Step.Create(workspace)), TEN))
                .isEqualTo(WorkspaceState.STOPPING);
    }

    @Test
    void one_that_leaves_when_it_is_asked_to_is_stopped_at_its_end_and_not_before() {
        Instant asked = TEN.minus(PATIENCE.endNotice());
        Progress running = in(WorkspaceState.RUNNING);
        Progress stopping = advance(remembering(with(nothing(), answering(workspace)), key, running), asked);
        assertThat(stopping.state()).isEqualTo(WorkspaceState.STOPPING);
        Observed left = remembering(nothing(), key, stopping);
        assertThat(stateAt(left, TEN.minusMillis(1))).isEqualTo(WorkspaceState.STOPPING);
        assertThat(stateAt(left, TEN)).isEqualTo(WorkspaceState.STOPPED);
        var extendedTooLate = new DesiredWorkspace(key, 2, NINE, TEN.plusSeconds(3600), workspace.spec());
        assertThat(Life.advance(List.of(extendedTooLate), left, TEN.minusSeconds(5), NODE)
                        .get(key)
                        .state())
                .as("an extension after it has left does not make it wait for the new end")
                .isEqualTo(WorkspaceState.STOPPED);
    }

    @Test
    void is_scheduled_until_its_start_although_its_container_is_made_ahead() {
        Observed made = with(withImage(nothing()), container(workspace, Condition.CREATED));
        assertThat(stateAt(made, NINE.minusSeconds(1))).isEqualTo(WorkspaceState.SCHEDULED);
        assertThat(stateAt(made, NINE)).isEqualTo(WorkspaceState.STARTING);
    }

    @Test
    void an_image_that_never_comes_fails_a_while_after_the_start_with_the_reason() {
        Progress troubled = in(WorkspaceState.PREPARING)
                .paused(3, Instant.EPOCH, new Trouble(Trouble.At.PULLING, "manifest unknown"));
        Observed observed = remembering(nothing(), key, troubled);
        Instant end = NINE.plus(PATIENCE.pullGiveUpAfter());
        assertThat(advance(observed, end.minusMillis(1)).state()).isEqualTo(WorkspaceState.PREPARING);
        Progress failed = advance(observed, end);
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.reason()).isEqualTo("The image " + IMAGE + " could not be pulled: manifest unknown");
    }

    @Test
    void a_pull_that_still_runs_is_not_given_up() {
        Progress troubled =
                in(WorkspaceState.PREPARING).paused(3, Instant.EPOCH, new Trouble(Trouble.At.PULLING, "timeout"));
        Observed pulling = busyWith(remembering(nothing(), key, troubled), new Step.Pull(key, IMAGE));
        assertThat(advance(pulling, NINE.plus(Duration.ofMinutes(20))).state()).isEqualTo(WorkspaceState.PREPARING);
    }

    @Test
    void a_crash_loop_fails_at_the_fifth_end_with_the_exit_code() {
        ContainerSeen exited = container(workspace, Condition.EXITED);
        Progress progress = in(WorkspaceState.STARTING);
        for (int restart = 1; restart < PATIENCE.mostFailures(); restart++) {
            assertThat(advance(remembering(with(withImage(nothing()), exited), key, progress), during)
                            .state())
                    .isEqualTo(WorkspaceState.STARTING);
            progress = Life.after(progress, new Step.Start(exited), new StepOutcome.Done(), during, BACKOFF);
            assertThat(progress.notBefore()).isAfter(during);
        }
        Progress failed = advance(remembering(with(withImage(nothing()), exited), key, progress), during);
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.reason()).isEqualTo("The container ended 5 times, last: exit code 1");
    }

    @Test
    void an_end_after_a_long_run_counts_as_the_first() {
        var late = new ContainerSeen(
                key,
                "id",
                Condition.EXITED,
                workspace.spec().claim(),
                1,
                new Exit(0, false, NINE.plusSeconds(1800)),
                NINE,
                null,
                false,
                null);
        Progress often = in(WorkspaceState.RUNNING).paused(4, Instant.EPOCH, null);
        Instant now = NINE.plusSeconds(1801);
        assertThat(advance(remembering(with(withImage(nothing()), late), key, often), now)
                        .state())
                .isEqualTo(WorkspaceState.RUNNING);
        assertThat(Life.after(often, new Step.Start(late), new StepOutcome.Done(), now, BACKOFF)
                        .failures())
                .isEqualTo(1);
    }

    @Test
    void a_port_that_never_answers_fails_with_its_number() {
        Observed silent = with(withImage(nothing()), container(workspace, Condition.RUNNING));
        Progress failed = advance(silent, NINE.plus(PATIENCE.readyWithin()));
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.reason()).isEqualTo("Nothing answered on port 8080 within 120 seconds");
    }

    @Test
    void one_that_takes_more_than_it_may_fails_and_is_given_no_time() {
        ContainerSeen greedy = answering(workspace).exceeding("It wrote more than 20 GB to its disk");
        Observed observed = remembering(with(withImage(nothing()), greedy), key, in(WorkspaceState.RUNNING));
        Progress failed = advance(observed, during);
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.reason()).isEqualTo("It wrote more than 20 GB to its disk");
        assertThat(Reconciliation.diff(List.of(workspace), remembering(observed, key, failed), during, NODE))
                .containsExactly(new Step.Stop(greedy, Duration.ofSeconds(1)));
    }

    @Test
    void a_workspace_larger_than_the_node_fails_at_once() {
        var large = new DesiredWorkspace(key, 1, NINE, TEN, spec(64, 4));
        Progress failed =
                Life.advance(List.of(large), withImage(nothing()), during, NODE).get(key);
        assertThat(failed.state()).isEqualTo(WorkspaceState.FAILED);
        assertThat(failed.reason()).contains("64 cores");
    }

    @Test
    void hopeless_steps_fail_at_once_and_a_silent_runtime_is_not_counted() {
        var create = new Step.Create(workspace);
        Progress before = in(WorkspaceState.STARTING);
        assertThat(Life.after(before, create, new StepOutcome.GiveUp("bad mount"), during, BACKOFF)
                        .state())
                .isEqualTo(WorkspaceState.FAILED);
        Progress away = Life.after(before, create, new StepOutcome.RuntimeAway("refused"), during, BACKOFF);
        assertThat(away.failures()).isZero();
        assertThat(away.notBefore()).isAfter(during);
        Progress again = Life.after(before, create, new StepOutcome.TryAgain("busy"), during, BACKOFF);
        assertThat(again.failures()).isEqualTo(1);
    }

    @Test
    void the_end_does_not_wait_for_a_pause_that_was_meant_for_starting() {
        Progress paused = in(WorkspaceState.STARTING).paused(3, TEN.plusSeconds(20), null);
        Observed exited = remembering(with(nothing(), container(workspace, Condition.EXITED)), key, paused);
        assertThat(advance(exited, TEN).mayTry(TEN)).isTrue();
    }

    private WorkspaceState stateAt(Observed observed, Instant now) {
        return advance(observed, now).state();
    }

    private Progress advance(Observed observed, Instant now) {
        return Life.advance(List.of(workspace), observed, now, NODE).get(key);
    }
}
