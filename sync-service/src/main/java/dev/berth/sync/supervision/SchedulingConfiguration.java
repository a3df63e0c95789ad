package dev.berth.sync.supervision;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * A thread for each scheduled task. The scheduler that Spring Boot makes for virtual threads runs all fixed-delay tasks on
 * one thread, so that a slow one delays all others.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {
    /** More than there are tasks. An idle virtual thread costs next to nothing. */
    private static final int THREADS = 64;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }
}
