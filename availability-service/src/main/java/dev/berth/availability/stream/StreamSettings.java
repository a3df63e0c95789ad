package dev.berth.availability.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How changes are streamed.
 *
 * @param batchEvery changes are collected for so long, so that a rush does not flood; the first after a silence goes at once
 * @param heartbeatEvery a comment, so that both ends notice when the other is gone. A vanished browser shows at the second
 *     heartbeat after, so that twice this is how long it is kept
 * @param slowAfter a client that has taken nothing for so long while something waits is closed
 * @param mailbox subjects that may wait for one client; beyond, it is told to ask anew
 * @param recent events that are kept for those who come back
 * @param most streams at a time
 */
@Validated
@ConfigurationProperties("berth.stream")
record StreamSettings(
        @NotNull @DefaultValue("100ms") Duration batchEvery,
        @NotNull @DefaultValue("12s") Duration heartbeatEvery,
        @NotNull @DefaultValue("10s") Duration slowAfter,
        @Min(1) @DefaultValue("512") int mailbox,
        @Min(1) @DefaultValue("8192") int recent,
        @Min(1) @DefaultValue("20000") int most) {}
