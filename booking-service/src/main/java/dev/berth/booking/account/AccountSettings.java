package dev.berth.booking.account;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param publicUrl where people reach Berth; cookies are Secure when it is https
 * @param adminEmail the first admin, made when there is none
 * @param adminPassword of the first admin; without it none is made
 * @param sessionLife how long a sign-in lasts after its last use
 * @param longestSession how long a sign-in lasts at most, however often it is used
 * @param refreshGrace how long a just-replaced refresh token still gets an access token: two tabs may race
 * @param failuresAllowed wrong passwords for an account from one network before that network has to wait
 * @param failuresAllowedPerAccount wrong passwords for an account from all networks together, before networks in which nobody
 *     is signed in to it have to wait
 * @param firstPause the wait after the last wrong password that was allowed; each further one doubles it
 * @param longestPause the longest wait
 * @param failureWindow how far back failures count
 * @param concurrentHashes password hashes computed at once; each takes 19 MiB of heap
 * @param waitingPerNetwork sign-ins of one network that may wait for their turn to be hashed
 * @param hashPatience how long a sign-in waits for its turn to be hashed before it is told to come back
 * @param registration who may register
 * @param registrationDomains where {@code registration} is {@code domains}: the e-mail domains that may
 * @param registrationsPerHour accounts that may be made from one network within an hour
 * @param resetLinkLife how long the link works by which somebody chooses a new password
 * @param failedResetsPerHour tokens of such links that a network may try in vain within an hour
 * @param timeZone of people who have not chosen one
 */
@Validated
@ConfigurationProperties("berth.accounts")
public record AccountSettings(
        @NotNull URI publicUrl,
        @Nullable String adminEmail,
        @Nullable String adminPassword,
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue("90d") Duration longestSession,
        @DefaultValue("10s") Duration refreshGrace,
        @DefaultValue("5") @Min(1) int failuresAllowed,
        @DefaultValue("50") @Min(1) int failuresAllowedPerAccount,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("1h") Duration failureWindow,
        @DefaultValue("2") @Min(1) int concurrentHashes,
        @DefaultValue("200") @Min(1) int waitingPerNetwork,
        @DefaultValue("20s") Duration hashPatience,
        @DefaultValue("open") RegistrationMode registration,
        @DefaultValue Set<String> registrationDomains,
        @DefaultValue("5") @Min(1) int registrationsPerHour,
        @DefaultValue("24h") Duration resetLinkLife,
        @DefaultValue("10") @Min(1) int failedResetsPerHour,
        @DefaultValue("UTC") ZoneId timeZone) {

    public AccountSettings {
        registrationDomains = registrationDomains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (registration == RegistrationMode.DOMAINS && registrationDomains.isEmpty()) {
            throw new IllegalArgumentException(
                    "BERTH_REGISTRATION=domains needs BERTH_REGISTRATION_DOMAINS, like uni.example,students.uni.example");
        }
    }

    public boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }
}
