package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class LoginThrottleTest {
    private static final String PASSWORD = "correct horse battery";

    private final Api api;
    private final TestClock clock;
    private final TestPeople people;
    private final String email = Browser.newEmail();

    LoginThrottleTest(Api api, TestClock clock, TestPeople people) {
        this.api = api;
        this.clock = clock;
        this.people = people;
    }

    @BeforeEach
    void registered() {
        at("203.0.113.7").register(email, PASSWORD).is(201);
    }

    @Test
    void five_wrong_passwords_from_elsewhere_keep_nobody_out() {
        wrong("198.51.100.1", 5);
        at("198.51.100.1").signIn(email, PASSWORD).isProblem(429, "too-many-requests");

        at("203.0.113.7").signIn(email, PASSWORD).is(200);
        at("192.0.2.44").signIn(email, PASSWORD).is(200);
    }

    @Test
    void each_further_wrong_password_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        wrong("198.51.100.1", 5);
        assertThat(secondsToWait("198.51.100.1")).isBetween(50L, 60L);
        long waited = 60;
        for (long next : new long[] {120, 240, 480, 900, 900}) {
            clock.advance(Duration.ofSeconds(waited));
            wrong("198.51.100.1", 1);
            assertThat(secondsToWait("198.51.100.1")).isBetween(next - 10, next);
            waited = next;
        }
    }

    @Test
    void all_addresses_of_an_ipv6_network_count_as_one() {
        for (int i = 1; i <= 5; i++) wrong("2001:db8:1:2::" + i, 1);
        at("2001:db8:1:2:ffff::9").signIn(email, PASSWORD).is(429);
        at("2001:db8:1:3::1").signIn(email, PASSWORD).is(200);
    }

    @Test
    void guesses_from_very_many_networks_end_as_well_but_not_where_the_person_is_signed_in() {
        for (int network = 1; network <= 10; network++) wrong("198.51.100." + network, 5);
        at("192.0.2.44").signIn(email, PASSWORD).isProblem(429, "too-many-requests");
        at("203.0.113.7").signIn(email, PASSWORD).is(200);
    }

    @Test
    void admins_see_who_is_locked_out_until_the_wait_is_over() {
        wrong("198.51.100.1", 4);
        assertThat(locked()).isFalse();
        wrong("198.51.100.1", 1);
        assertThat(locked()).isTrue();
        clock.advance(Duration.ofSeconds(61));
        assertThat(locked()).isFalse();
    }

    private boolean locked() {
        return api.get("/api/v1/users?query=" + email, people.admin()).is(200).at("$.items[0].locked");
    }

    private long secondsToWait(String address) {
        return Long.parseLong(at(address).signIn(email, PASSWORD).is(429).header("Retry-After"));
    }

    private void wrong(String address, int times) {
        for (int i = 0; i < times; i++)
            at(address).signIn(email, "wrong horse battery").is(401);
    }

    private Browser at(String address) {
        return new Browser(api, address);
    }
}
