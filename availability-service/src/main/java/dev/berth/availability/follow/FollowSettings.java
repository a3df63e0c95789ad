package dev.berth.availability.follow;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Kafka is followed.
 *
 * @param checkEvery how often the ends of the topics are asked for, which is how exact {@code asOf} is
 * @param answerWithin how long Kafka may take to answer before it counts as lost
 * @param retryAfter the pause before everything is read anew after a failure
 */
@Validated
@ConfigurationProperties("berth.follow")
record FollowSettings(
        @NotNull @DefaultValue("500ms") Duration checkEvery,
        @NotNull @DefaultValue("2s") Duration answerWithin,
        @NotNull @DefaultValue("1s") Duration retryAfter) {}
