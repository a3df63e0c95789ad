package dev.berth.availability.position;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an answer waits.
 *
 * @param waitAtMost then it is given as it is, and says that it is stale
 */
@Validated
@ConfigurationProperties("berth.position")
record PositionSettings(@NotNull @DefaultValue("2s") Duration waitAtMost) {}
