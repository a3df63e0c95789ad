package dev.berth.availability.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may be searched.
 *
 * @param horizonDays how many days ahead can be booked; later slots are never offered
 */
@Validated
@ConfigurationProperties("berth.search")
record SearchSettings(@Min(1) @Max(366) @DefaultValue("90") int horizonDays) {}
