package dev.berth.booking.apitoken;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param perPerson how many unexpired tokens a person may have
 * @param accessLife how long the access token lasts that one is traded for; an event stream opened with it ends with it
 * @param useNoted how exactly the last use is known: it is written at most this often
 * @param remembered how long an expired one is still listed
 */
@Validated
@ConfigurationProperties("berth.api-tokens")
record ApiTokenSettings(
        @DefaultValue("25") @Min(1) int perPerson,

        @DefaultValue("3m") @DurationMin(minutes = 1) @DurationMax(minutes = 5)
        Duration accessLife,

        @DefaultValue("1m") Duration useNoted,
        @DefaultValue("7d") Duration remembered) {}
