package dev.berth.booking.account;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param publicUrl where people reach Berth; cookies are Secure when it is https
 * @param adminEmail the first admin, made when there is none
 * @param adminPassword of the first admin; without it none is made
 * @param sessionLife how long a sign-in lasts after its last use
 * @param refreshGrace how long a just-replaced refresh token still gets an access token: two tabs may race
 * @param failuresAllowed wrong passwords per account within {@code failureWindow} before it is throttled
 * @param failureWindow how far back failures count
 * @param concurrentHashes password hashes computed at once; each takes 19 MiB of heap
 * @param hashPatience how long a sign-in waits for its turn to be hashed before it is told to come back
 * @param timeZone of people who have not chosen one
 */
@Validated
@ConfigurationProperties("berth.accounts")
public record AccountSettings(
        @NotNull URI publicUrl,
        @Nullable String adminEmail,
        @Nullable String adminPassword,
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue("10s") Duration refreshGrace,
        @DefaultValue("5") @Min(1) int failuresAllowed,
        @DefaultValue("15m") Duration failureWindow,
        @DefaultValue("2") @Min(1) int concurrentHashes,
        @DefaultValue("20s") Duration hashPatience,
        @DefaultValue("UTC") ZoneId timeZone) {

    public boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }
}
