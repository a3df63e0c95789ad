package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestTopics;
import dev.berth.engines.Engines;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the other services hear of people, in the order of the changes. */
@ServiceTest
class PeopleTopicTest {
    private static final String PASSWORD = "correct horse battery";

    private final Api api;
    private final TestPeople people;

    PeopleTopicTest(Api api, TestPeople people) {
        this.api = api;
        this.people = people;
    }

    @Test
    void a_registration_a_role_and_a_new_password_are_published() {
        Browser browser = new Browser(api);
        String email = Browser.newEmail();
        String id = browser.register(email, PASSWORD).is(201).at("$.user.id");
        api.patch("/api/v1/users/" + id, people.admin(), "{\"role\":\"staff\"}").is(200);
        String token = browser.signIn(email, PASSWORD).is(200).at("$.accessToken");
        api.send(api.request("PATCH", "/api/v1/me", null, """
                        {"password":"another good one","currentPassword":"%s"}""".formatted(PASSWORD))
                        .header("Authorization", "Bearer " + token))
                .is(200);

        List<String> events = TestTopics.read(
                        Engines.kafka().bootstrapServers(),
                        "berth.people",
                        it -> it.key().equals(id),
                        all -> all.size() == 3)
                .stream()
                .map(ConsumerRecord::value)
                .toList();

        assertThat(each(events, "$.type")).containsOnly("person.changed");
        assertThat(each(events, "$.personId")).containsOnly(id);
        assertThat(each(events, "$.role")).containsExactly("student", "staff", "staff");
        assertThat(each(events, "$.tokensValidAfter")).isSorted().doesNotHaveDuplicates();
        assertThat(each(events, "$.version")).isSorted().doesNotHaveDuplicates();
        assertThat(events).noneMatch(it -> it.contains(email) || it.contains("Lovelace"));
    }

    private static List<String> each(List<String> events, String path) {
        return events.stream().map(it -> JsonPath.read(it, path).toString()).toList();
    }
}
