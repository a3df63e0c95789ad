package dev.berth.booking.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param clockwork whether this process moves bookings on by itself; another replica may do it
 * @param every how often it looks
 * @param leaveBefore how long before its start a booking leaves a node that does not serve
 * @param answerWithin how long after the start such a node is waited for when no other has room
 * @param sweepAfter how long after the end a node may take to say that all is stopped
 */
@ConfigurationProperties("berth.lifecycle")
public record LifecycleSettings(
        @DefaultValue("true") boolean clockwork,
        @DefaultValue("5s") Duration every,
        @DefaultValue("10m") Duration leaveBefore,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("2m") Duration sweepAfter) {}
