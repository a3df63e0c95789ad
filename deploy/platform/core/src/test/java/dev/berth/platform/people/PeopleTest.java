package dev.berth.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final String ADA = "0199f3a0-0000-7000-8000-0000000000a1";
    private static final Instant CHANGE = Instant.parse("2026-12-01T07:59:01Z");

    private final People people = new People();
    private final PeopleListener listener = new PeopleListener(people, "berth.people");
    private String example;

    @BeforeEach
    void readExample() throws Exception {
        example = Files.readString(Path.of("../../../booking-service/events/person.changed.json"));
    }

    private void changed(String event) {
        listener.apply("berth.people", ADA, event);
    }

    @Test
    void the_publishers_example_says_the_role_and_from_when_on_tokens_count() {
        assertThat(people.refuses(ADA, CHANGE.minusSeconds(1))).isFalse();
        changed(example);
        assertThat(people.roleOf(ADA)).contains("staff");
        assertThat(people.refuses(ADA, CHANGE.minusSeconds(1))).isTrue();
        assertThat(people.refuses(ADA, null)).isTrue();
        assertThat(people.refuses(ADA, CHANGE)).isFalse();
        assertThat(people.refuses("somebody else", CHANGE.minusSeconds(1))).isFalse();
    }

    @Test
    void no_token_of_a_disabled_person_counts_and_an_older_event_changes_nothing() {
        changed(example.replace("\"disabled\": false", "\"disabled\": true"));
        assertThat(people.refuses(ADA, CHANGE)).isTrue();
        changed(example.replace("\"version\": 3", "\"version\": 2"));
        assertThat(people.refuses(ADA, CHANGE)).isTrue();
        changed(example.replace("\"version\": 3", "\"version\": 4"));
        assertThat(people.refuses(ADA, CHANGE)).isFalse();
    }

    @Test
    void a_deleted_person_stays_deleted_also_when_nothing_was_known_before() {
        listener.apply("berth.people", ADA, null);
        assertThat(people.refuses(ADA, Instant.MAX.minusSeconds(1))).isTrue();
        changed(example);
        assertThat(people.refuses(ADA, CHANGE)).isTrue();
    }
}
