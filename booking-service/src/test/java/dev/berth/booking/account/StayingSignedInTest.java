package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class StayingSignedInTest {
    private final TestClock clock;
    private final Sessions sessions;
    private final Browser browser;

    StayingSignedInTest(Api api, TestClock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
        this.browser = new Browser(api);
    }

    @BeforeEach
    void signedIn() {
        browser.register(Browser.newEmail(), "correct horse battery").is(201);
    }

    @Test
    void a_refresh_gives_a_new_access_token_and_another_cookie() {
        String first = browser.cookie();
        assertThat(browser.refresh().is(200).<String>at("$.accessToken")).isNotBlank();
        assertThat(browser.cookie()).isNotEqualTo(first);
        browser.refresh().is(200);
    }

    @Test
    void a_copied_cookie_that_comes_back_later_ends_the_session_for_both() {
        Browser thief = browser.copy();
        browser.refresh().is(200);
        clock.advance(Duration.ofSeconds(11));
        thief.refresh().isProblem(401, "unauthorized");
        browser.refresh().isProblem(401, "unauthorized");
    }

    @Test
    void two_tabs_that_refresh_at_the_same_moment_both_stay_signed_in() {
        Browser otherTab = browser.copy();
        browser.refresh().is(200);
        var answer = otherTab.refresh().is(200);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        browser.refresh().is(200);
    }

    @Test
    void a_session_that_nobody_uses_ends_by_itself() {
        clock.advance(Duration.ofDays(31));
        browser.refresh().isProblem(401, "unauthorized");
    }

    @Test
    void what_has_expired_is_swept() {
        clock.advance(Duration.ofDays(31));
        assertThat(sessions.sweep()).isPositive();
        assertThat(sessions.sweep()).isZero();
    }

    @Test
    void signing_out_takes_the_cookie_back_and_can_be_repeated() {
        Browser copy = browser.copy();
        assertThat(browser.logout().is(204).header("Set-Cookie")).contains("Max-Age=0");
        browser.logout().is(204);
        copy.refresh().is(401);
    }

    @Test
    void nonsense_as_a_cookie_is_refused() {
        browser.logout();
        browser.refresh().isProblem(401, "unauthorized");
    }
}
