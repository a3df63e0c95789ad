package dev.berth.agent.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a running workspace takes of the machine.
 *
 * @param cpu processor time since its start
 * @param diskBytes what it wrote; null where nobody knows
 */
public record Consumption(
        Duration cpu, long memoryBytes, @Nullable Long diskBytes) {}
