package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What whoever watches the log relies on: one line per event, names that stay, nothing that is nobody's business. */
@ServiceTest
class SecurityLogTest {
    private static final String PASSWORD = "correct horse battery";

    private final Logger logger = (Logger) LoggerFactory.getLogger("berth.security");
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event);
        }
    };
    private final Api api;
    private final TestPeople people;

    SecurityLogTest(Api api, TestPeople people) {
        this.api = api;
        this.people = people;
    }

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(appender);
    }

    @Test
    void each_event_is_one_line_with_its_name_and_ids_and_without_secrets() {
        String email = Browser.newEmail();
        Browser browser = new Browser(api, "203.0.113.99");
        String id = browser.register(email, PASSWORD).is(201).at("$.user.id");
        for (int i = 0; i < 5; i++) browser.signIn(email, "wrong horse battery").is(401);
        browser.signIn(email, PASSWORD).is(429);
        TestPerson admin = people.admin();
        api.post("/api/v1/users/" + id + "/unlock", admin, null).is(204);
        String token = browser.signIn(email, PASSWORD).is(200).at("$.accessToken");
        String made = as("POST", "/api/v1/me/tokens", token, "{\"name\":\"my script\"}");
        as("DELETE", "/api/v1/me/tokens/" + made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"), token, null);
        as("GET", "/api/v1/users", token, null);
        browser.confirm(token, PASSWORD).is(200);
        as("PATCH", "/api/v1/me", token, """
                {"password":"another good one","currentPassword":"%s"}""".formatted(PASSWORD));
        api.patch("/api/v1/users/" + id, admin, "{\"role\":\"staff\"}").is(200);

        assertThat(namesOf(id))
                .containsExactly(
                        "registered",
                        "signed-in",
                        "sign-in-failed",
                        "sign-in-failed",
                        "sign-in-failed",
                        "sign-in-failed",
                        "sign-in-failed",
                        "sign-in-unlocked",
                        "signed-in",
                        "api-token-made",
                        "api-token-revoked",
                        "access-forbidden",
                        "password-confirmed",
                        "password-changed",
                        "signed-in",
                        "role-changed");
        assertThat(lines)
                .anyMatch(it -> it.getFormattedMessage().startsWith("event=sign-in-throttled address=203.0.113.99"));
        assertThat(lines)
                .allSatisfy(it -> assertThat(it.getFormattedMessage())
                        .doesNotContain(
                                "\n", email, PASSWORD, "another good one", "wrong horse", "berth_", "Lovelace", token));
    }

    private List<String> namesOf(String personId) {
        return lines.stream()
                .filter(it -> it.getKeyValuePairs().stream()
                        .anyMatch(pair -> "personId".equals(pair.key) && personId.equals(String.valueOf(pair.value))))
                .map(it -> String.valueOf(it.getKeyValuePairs().getFirst().value))
                .toList();
    }

    private String as(String method, String path, String token, @Nullable String body) {
        return api.send(api.request(method, path, null, body).header("Authorization", "Bearer " + token))
                .body();
    }
}
