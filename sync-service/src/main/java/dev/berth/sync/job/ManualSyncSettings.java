package dev.berth.sync.job;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many syncs people may ask for.
 *
 * @param window in which they are counted
 * @param perPerson how many one person may ask for in the window
 * @param inAll how many all people together may ask for in the window
 */
@Validated
@ConfigurationProperties("berth.sync.manual")
record ManualSyncSettings(
        @NotNull @DefaultValue("10m") Duration window,
        @Min(1) @DefaultValue("30") int perPerson,
        @Min(1) @DefaultValue("1000") int inAll) {}
