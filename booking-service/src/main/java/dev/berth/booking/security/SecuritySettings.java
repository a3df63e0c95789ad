package dev.berth.booking.security;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param signingKeyDir directory of PKCS#8 PEM files, EC P-256; the last by name signs, all are published
 * @param internalSecret what other services of Berth send to {@code /internal}; empty: only this machine's may call it
 * @param accessTokenLife how long an access token is good for, unless its person's tokens are ended before
 * @param confirmationLife how long a password that was given counts as confirmed
 */
@Validated
@ConfigurationProperties("berth.security")
record SecuritySettings(
        @NotNull Path signingKeyDir,
        @DefaultValue("") String internalSecret,
        @DefaultValue("15m") @DurationMax(minutes = 30) Duration accessTokenLife,
        @DefaultValue("10m") Duration confirmationLife) {}
