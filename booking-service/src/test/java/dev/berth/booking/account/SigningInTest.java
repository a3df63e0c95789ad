package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class SigningInTest {
    private static final String PASSWORD = "correct horse battery";

    private final Api api;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final String email = Browser.newEmail();
    private final Browser browser;
    private final TestPeople people;

    SigningInTest(Api api, TestClock clock, JdbcClient jdbc, TestPeople people) {
        this.people = people;
        this.api = api;
        this.clock = clock;
        this.jdbc = jdbc;
        this.browser = new Browser(api);
    }

    @Test
    void who_registers_is_a_student_and_signed_in() {
        Answer answer = browser.register(email, PASSWORD).is(201);
        assertThat(answer.<String>at("$.user.role")).isEqualTo("student");
        assertThat(answer.<String>at("$.tokenType")).isEqualTo("Bearer");
        assertThat(answer.<Integer>at("$.expiresIn")).isEqualTo(900);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        api.send(api.request("GET", "/api/v1/me", null, null)
                        .header("Authorization", "Bearer " + answer.at("$.accessToken")))
                .is(200);
    }

    @Test
    void the_refresh_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        assertThat(browser.register(email, PASSWORD).header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/auth", "Max-Age=2592000")
                .doesNotContain("Secure"); // the tests' public address is plain http
    }

    @Test
    void only_the_hash_of_a_password_is_kept() {
        browser.register(email, PASSWORD).is(201);
        assertThat(jdbc.sql("select password_hash from person where email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void an_email_is_the_same_in_any_case_and_with_spaces_around_it() {
        browser.register(email, PASSWORD).is(201);
        browser.signIn("  " + email.toUpperCase(Locale.ROOT) + " ", PASSWORD).is(200);
        browser.register(email.toUpperCase(Locale.ROOT), PASSWORD).isInvalid("email");
    }

    @Test
    void of_many_who_register_one_email_at_once_exactly_one_gets_it() throws Exception {
        List<Integer> answers =
                atOnce(6, () -> new Browser(api).register(email, PASSWORD).status());
        assertThat(answers).filteredOn(it -> it == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it == 400).hasSize(5);
    }

    @Test
    void a_wrong_password_and_an_unknown_account_get_the_same_answer() {
        browser.register(email, PASSWORD).is(201);
        Answer wrong = browser.signIn(email, "wrong horse battery").isProblem(401, "unauthorized");
        Answer unknown = browser.signIn(Browser.newEmail(), PASSWORD).isProblem(401, "unauthorized");
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void five_wrong_passwords_close_the_account_for_a_while_also_for_the_right_one() {
        browser.register(email, PASSWORD).is(201);
        for (int i = 0; i < 5; i++) browser.signIn(email, "wrong horse battery").is(401);
        Answer throttled = browser.signIn(email, PASSWORD).isProblem(429, "too-many-requests");
        assertThat(Long.parseLong(throttled.header("Retry-After"))).isBetween(1L, 60L);
        clock.advance(Duration.ofMinutes(1));
        browser.signIn(email, PASSWORD).is(200);
    }

    @Test
    void an_admin_lets_somebody_try_again_at_once() {
        String id = browser.register(email, PASSWORD).is(201).at("$.user.id");
        for (int i = 0; i < 5; i++) browser.signIn(email, "wrong horse battery").is(401);
        browser.signIn(email, PASSWORD).is(429);

        api.post("/api/v1/users/" + id + "/unlock", people.admin(), null).is(204);
        browser.signIn(email, PASSWORD).is(200);
        api.post("/api/v1/users/" + UUID.randomUUID() + "/unlock", people.admin(), null)
                .isProblem(404, "not-found");
    }

    @Test
    void an_account_that_does_not_exist_is_throttled_alike() {
        for (int i = 0; i < 5; i++) browser.signIn(email, PASSWORD).is(401);
        browser.signIn(email, PASSWORD).isProblem(429, "too-many-requests");
    }

    @Test
    void guesses_sent_all_at_once_do_not_slip_past_the_throttle() throws Exception {
        browser.register(email, PASSWORD).is(201);
        List<Integer> answers = atOnce(
                30, () -> new Browser(api).signIn(email, "wrong horse battery").status());
        // Those that were being hashed when the fifth failed still come through: one more at most.
        assertThat(answers).filteredOn(it -> it == 401).hasSizeBetween(5, 6);
        assertThat(answers).filteredOn(it -> it == 429).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void a_success_forgets_earlier_failures() {
        browser.register(email, PASSWORD).is(201);
        for (int i = 0; i < 4; i++) browser.signIn(email, "wrong horse battery").is(401);
        browser.signIn(email, PASSWORD).is(200);
        for (int i = 0; i < 4; i++) browser.signIn(email, "wrong horse battery").is(401);
        browser.signIn(email, PASSWORD).is(200);
    }

    @Test
    void each_field_says_what_is_wrong_with_it() {
        api.post("/api/v1/auth/register", null, "{}")
                .isInvalid("email")
                .isInvalid("password")
                .isInvalid("name");
        Answer answer = api.post("/api/v1/auth/register", null, """
                {"email":"nobody","password":"short","name":"a\\nb","timeZone":"+02:00"}""");
        answer.isInvalid("email").isInvalid("password").isInvalid("name").isInvalid("timeZone");
        assertThat(answer.<List<String>>at("$.errors[?(@.field=='password')].message"))
                .containsExactly("must be 10 to 200 characters long");
    }

    @Test
    void a_page_of_another_origin_cannot_sign_anybody_in_or_out() {
        for (String path : List.of("register", "token", "refresh", "logout")) {
            var request = api.request("POST", "/api/v1/auth/" + path, null, """
                    {"email":"%s","password":"%s","name":"Ada"}""".formatted(email, PASSWORD)
                    .replace(path.equals("token") ? ",\"name\":\"Ada\"" : "\u0000", ""));
            api.send(request.header("Sec-Fetch-Site", "same-site")).isProblem(403, "forbidden");
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }
}
