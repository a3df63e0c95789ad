package dev.berth.agent.operator.web;

import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.operator.Operator;
import dev.berth.agent.operator.Operator.StartOutcome;
import dev.berth.agent.reconcile.WorkspaceKey;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The containers that this agent keeps. */
final class ContainerCalls {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    record Started(String name, String container, Instant until) {}

    record Containers(List<ContainerResponse> items) {}

    private final ReconcileLoop loop;
    private final Operator operator;

    ContainerCalls(ReconcileLoop loop, Operator operator) {
        this.loop = loop;
        this.operator = operator;
    }

    Reply list(Call call) {
        return Reply.ok(new Containers(ContainerResponse.all(loop.situation())));
    }

    Reply start(Call call) {
        StartRequest request = call.json(StartRequest.class);
        List<Problem.FieldProblem> problems = request.problems();
        return problems.isEmpty() ? start(request.wish()) : Reply.problem(Problem.invalid(problems));
    }

    private Reply start(Operator.Wish wish) {
        return switch (operator.start(wish)) {
            case StartOutcome.Accepted it ->
                Reply.created(
                        "/containers/" + it.key().value(),
                        new Started(it.key().value(), it.key().containerName(), it.until()));
            case StartOutcome.NotEnrolled it ->
                Reply.problem(Problem.of(503, "unavailable", "Service Unavailable", "This node is not enrolled yet"));
            case StartOutcome.NameTaken it -> conflict("There is a container of that name");
            case StartOutcome.NoRoom it -> conflict("Bookings leave too little room on this node for that");
            case StartOutcome.BadImageName it ->
                Reply.problem(Problem.invalid(List.of(new Problem.FieldProblem("image", it.why()))));
        };
    }

    /** Stopped with its grace and removed, soon after the answer. A booking ended this way counts as failed. */
    Reply end(Call call) {
        return KEY.matcher(call.name()).matches() && operator.end(new WorkspaceKey(call.name()))
                ? Reply.accepted()
                : Reply.problem(Problem.notFound("There is no container of that name here"));
    }

    private static Reply conflict(String detail) {
        return Reply.problem(Problem.of(409, "booking-conflict", "Conflict", detail));
    }
}
