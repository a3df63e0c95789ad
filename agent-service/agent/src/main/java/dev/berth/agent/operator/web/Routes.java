package dev.berth.agent.operator.web;

import dev.berth.agent.AgentSettings;
import dev.berth.agent.health.AgentHealth;
import dev.berth.agent.loop.ReconcileLoop;
import dev.berth.agent.operator.Operator;
import dev.berth.agent.operator.OperatorToken;
import dev.berth.agent.runtime.Engine;
import java.util.List;

/** The table of the operator API's addresses; {@code openapi.json} describes the same ones. */
public final class Routes {
    private Routes() {}

    public static OperatorApi api(
            AgentSettings.Listen listen,
            OperatorToken token,
            AgentHealth health,
            ReconcileLoop loop,
            Operator operator,
            Engine engine) {
        return new OperatorApi(listen, token, all(health, loop, operator, engine));
    }

    static List<Route> all(AgentHealth health, ReconcileLoop loop, Operator operator, Engine engine) {
        var healthCalls = new HealthCalls(health);
        var containers = new ContainerCalls(loop, operator);
        var images = new ImageCalls(engine);
        return List.of(
                Route.withToken("GET", "/health", healthCalls::report),
                Route.withToken("GET", "/containers", containers::list),
                Route.withToken("POST", "/containers", containers::start),
                Route.withToken("DELETE", "/containers/{name}", containers::end),
                Route.withToken("POST", "/images/check", images::check),
                // For a service manager, which has no token.
                Route.open("GET", "/actuator/health", healthCalls::upOrDown),
                Route.open("GET", "/v3/api-docs", it -> Reply.ok(ApiDocument.read())));
    }
}
