package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.EngineTest;
import dev.berth.booking.testing.RealEngines;
import dev.berth.booking.testing.Rush;
import dev.berth.booking.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A service with registration by domain, the usual quota, and a public address by https. */
@EngineTest
@ContextConfiguration(initializers = {RealEngines.class, RegistrationRulesTest.Strict.class})
class RegistrationRulesTest {
    private static final String PASSWORD = "correct horse battery";

    private final Api api;
    private final TestClock clock;

    RegistrationRulesTest(Api api, TestClock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** After the engines' settings, which lift the quota. */
    static class Strict implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "berth.accounts.registrations-per-hour=5",
                            "berth.accounts.registration=domains",
                            "berth.accounts.registration-domains=Uni.example, students.uni.example",
                            "berth.accounts.public-url=https://berth.uni.example")
                    .applyTo(context);
        }
    }

    @Test
    void everybody_can_read_who_may_register() {
        Answer rules = api.get("/api/v1/auth/registration", null).is(200);
        assertThat(rules.<String>at("$.mode")).isEqualTo("domains");
        assertThat(rules.<List<String>>at("$.domains")).containsExactly("students.uni.example", "uni.example");
    }

    @Test
    void an_address_of_another_domain_cannot_register() {
        for (String domain : List.of("example.org", "evil-uni.example", "uni.example.org", "x.uni.example")) {
            Answer refused = register("ada@" + domain, "203.0.113.1").isProblem(403, "registration-closed");
            assertThat(refused.<List<String>>at("$.errors[*].field")).containsExactly("email");
        }
    }

    @Test
    void a_network_makes_five_accounts_an_hour() {
        for (int i = 0; i < 5; i++) register(newEmail(), "203.0.113.2").is(201);
        Answer sixth = register(newEmail(), "203.0.113.2").isProblem(429, "too-many-requests");
        assertThat(Long.parseLong(sixth.header("Retry-After"))).isBetween(3000L, 3600L);
        register(newEmail(), "203.0.113.3").is(201);
        clock.advance(Duration.ofMinutes(61));
        register(newEmail(), "203.0.113.2").is(201);
    }

    @Test
    void and_no_more_when_all_register_at_once_from_one_ipv6_network() {
        List<Integer> answers = Rush.of(
                12, n -> register(newEmail(), "2001:db8:5:6::" + (n + 1)).status());
        assertThat(answers).filteredOn(it -> it == 201).hasSize(5);
        assertThat(answers).filteredOn(it -> it == 429).hasSize(7);
    }

    @Test
    void a_refused_registration_does_not_count() {
        String email = newEmail();
        register(email, "203.0.113.4").is(201);
        for (int i = 0; i < 6; i++) register(email, "203.0.113.4").isInvalid("email");
        register(newEmail(), "203.0.113.4").is(201);
    }

    @Test
    void the_refresh_cookie_is_secure_and_named_so_where_berth_is_reached_by_https() {
        Browser browser = new Browser(api, "203.0.113.5");
        String email = newEmail();
        assertThat(browser.register(email, PASSWORD).is(201).header("Set-Cookie"))
                .startsWith("__Secure-berth_refresh=")
                .contains("Secure;", "HttpOnly", "SameSite=Strict", "Path=/api/v1/auth");
        browser.refresh().is(200);
        assertThat(browser.logout().is(204).header("Set-Cookie"))
                .startsWith("__Secure-berth_refresh=;")
                .contains("Secure;", "Max-Age=0");
    }

    private Answer register(String email, String address) {
        return new Browser(api, address).register(email, PASSWORD);
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@uni.example";
    }
}
