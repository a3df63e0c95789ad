package dev.berth.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTextTest {
    /** booking-service's own test reads the same example. */
    private static final String EXAMPLE = "berth_0123456789ABCDEFGHIJKLMNOPQRSTUV0s1SvW";

    @Test
    void a_token_of_booking_service_is_whole() {
        assertThat(ApiTokenText.isWhole(EXAMPLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "berth_",
                "berth_0123456789ABCDEFGHIJKLMNOPQRSTUV0s1SvX",
                "berth_1123456789ABCDEFGHIJKLMNOPQRSTUV0s1SvW",
                "berth_0123456789ABCDEFGHIJKLMNOPQRSTUV0s1SvW0",
                "eyJhbGciOiJFUzI1NiJ9.e30.x",
            })
    void anything_else_is_not(String text) {
        assertThat(ApiTokenText.isWhole(text)).isFalse();
    }
}
