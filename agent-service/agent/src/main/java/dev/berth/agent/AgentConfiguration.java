package dev.berth.agent;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.reconcile.Patience;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.docker.DockerEngine;
import dev.berth.agent.runtime.process.ProcessEngine;
import dev.berth.agent.runtime.process.ProcessRefusal;
import dev.berth.agent.supervision.SupervisedLoops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AgentConfiguration {
    @Bean
    NodeClock nodeClock() {
        return NodeClock.ofThisMachine();
    }

    @Bean
    Patience patience() {
        return Patience.USUAL;
    }

    @Bean
    Engine engine(AgentSettings settings, AgentHome home, NodeClock clock, SupervisedLoops loops) {
        return switch (settings.runtime()) {
            case DOCKER ->
                new DockerEngine(settings.dockerHost(), settings.node().address(), clock, loops);
            case PROCESS -> {
                ProcessRefusal.reason(settings).ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
                yield new ProcessEngine(
                        home.folder("processes"), settings.node().address(), clock);
            }
        };
    }
}
