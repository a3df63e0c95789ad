package dev.berth.platform.loop;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loops of a service, and the health component {@code loops}. */
@AutoConfiguration
@EnableConfigurationProperties(LoopSettings.class)
class LoopAutoConfiguration {
    @Bean
    SupervisedLoops supervisedLoops() {
        return new SupervisedLoops();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class ShownInHealth {
        @Bean("loops")
        LoopHealth loopHealth(SupervisedLoops loops, LoopSettings settings) {
            return new LoopHealth(loops, new Status(settings.statusWhileFailing()));
        }
    }
}
