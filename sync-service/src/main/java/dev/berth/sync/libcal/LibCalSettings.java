package dev.berth.sync.libcal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param every how often each LibCal is read by itself
 * @param days how far ahead; as far as people book in Berth, and more
 * @param page how many bookings a call asks for; LibCal gives 500 at most
 * @param mostPages how many pages of one location are read; a LibCal that has more is not one
 * @param tries how often a call is made before the run gives up
 * @param pause before the second try; it doubles, and is shaken so that replicas do not come back together
 * @param perSecond how many calls one LibCal is asked in a second
 */
@Validated
@ConfigurationProperties("berth.sync.libcal")
record LibCalSettings(
        @NotNull @DefaultValue("15m") Duration every,
        @Min(1) @Max(364) @DefaultValue("120") int days,
        @Min(1) @Max(500) @DefaultValue("500") int page,
        @Min(1) @DefaultValue("200") int mostPages,
        @Min(1) @Max(10) @DefaultValue("4") int tries,
        @NotNull @DefaultValue("1s") Duration pause,
        @Min(1) @DefaultValue("4") int perSecond) {}
