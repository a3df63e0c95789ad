package dev.berth.booking.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Over the components of the security package that concern /internal, found as the service finds them. */
class InternalSecretCheckTest {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(Internal.class)
            .withPropertyValues("berth.security.signing-key-dir=keys");

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7"})
    void the_service_does_not_start_where_others_reach_it_and_no_secret_is_set(String address) {
        service.withPropertyValues("server.address=" + address)
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("BERTH_INTERNAL_SECRET")
                        .hasMessageContaining(address));
    }

    @Test
    void a_missing_address_means_all_addresses() {
        service.run(
                started -> assertThat(started).getFailure().rootCause().hasMessageContaining("BERTH_INTERNAL_SECRET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void on_loopback_it_starts_without_a_secret(String address) {
        service.withPropertyValues("server.address=" + address)
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void with_a_secret_it_starts_anywhere() {
        service.withPropertyValues("server.address=0.0.0.0", "berth.security.internal-secret=s3cret")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Configuration
    @EnableConfigurationProperties(SecuritySettings.class)
    @ComponentScan(
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.berth\\.booking\\.security\\.(Neighbours|InternalSecretCheck)"))
    static class Internal {}
}
