package dev.berth.platform.topic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are read.
 *
 * @param checkEvery how often the ends of the topics are asked for, which is how exact {@code asOf} is
 * @param answerWithin how long Kafka may take to answer before it counts as lost
 * @param longestPause the longest pause before everything is read anew after a failure
 */
@ConfigurationProperties("berth.topic-reader")
public record TopicReaderSettings(
        @DefaultValue("500ms") Duration checkEvery,
        @DefaultValue("2s") Duration answerWithin,
        @DefaultValue("2s") Duration longestPause) {

    public TopicReaderSettings {
        if (!checkEvery.isPositive() || !answerWithin.isPositive() || !longestPause.isPositive()) {
            throw new IllegalArgumentException(
                    "berth.topic-reader: check-every, answer-within and longest-pause must be positive");
        }
    }
}
