package dev.berth.agent.operator.web;

import dev.berth.agent.health.AgentHealth;
import java.util.List;
import java.util.Map;

/** How the agent is: in full for the operator, and in one word for a service manager. */
final class HealthCalls {
    record UpOrDown(String status, List<String> reasons) {}

    private final AgentHealth health;

    HealthCalls(AgentHealth health) {
        this.health = health;
    }

    Reply report(Call call) {
        return Reply.ok(health.report());
    }

    Reply upOrDown(Call call) {
        List<String> troubles = health.troubles();
        return troubles.isEmpty()
                ? Reply.ok(new UpOrDown("UP", troubles))
                : new Reply(503, new UpOrDown("DOWN", troubles), Map.of());
    }
}
