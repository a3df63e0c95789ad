package dev.berth.sync.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param run whether this process runs jobs; other replicas may do it
 * @param poll how often to look for jobs of other processes; own ones are taken at once
 * @param lease for how long a process that says nothing is believed to live
 * @param heartbeat how often a living one says so
 * @param longest the longest that a job may run
 * @param attempts how often a job is begun before it counts as failed, when it is cut off each time
 * @param batch how many bookings are saved in one transaction
 * @param cleanEvery how often stuck jobs are ended
 * @param keepHistory how long jobs that are over are kept
 * @param keepEvidence how long screenshots and pages are kept
 * @param keepBookings how long after their end external bookings are kept
 */
@Validated
@ConfigurationProperties("berth.sync.jobs")
record JobSettings(
        @DefaultValue("true") boolean run,
        @NotNull @DefaultValue("2s") Duration poll,
        @NotNull @DefaultValue("60s") Duration lease,
        @NotNull @DefaultValue("15s") Duration heartbeat,
        @NotNull @DefaultValue("10m") Duration longest,
        @Min(1) @DefaultValue("2") int attempts,
        @Min(1) @Max(1000) @DefaultValue("100") int batch,
        @NotNull @DefaultValue("1m") Duration cleanEvery,
        @NotNull @DefaultValue("30d") Duration keepHistory,
        @NotNull @DefaultValue("14d") Duration keepEvidence,
        @NotNull @DefaultValue("400d") Duration keepBookings) {
    JobSettings {
        if (heartbeat.compareTo(lease.dividedBy(2)) > 0) {
            throw new IllegalArgumentException("berth.sync.jobs: the heartbeat must be at most half the lease");
        }
    }
}
