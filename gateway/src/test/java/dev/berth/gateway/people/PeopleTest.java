package dev.berth.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.PeopleEvents;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whose tokens are good, by what was read of {@code berth.people}. */
class PeopleTest {
    private static final String ADA = "0199f3a0-0000-7000-8000-0000000000a1";
    private static final Instant SIGNED_OUT = Instant.parse("2026-12-01T08:00:00Z");

    private final People people = new People();

    @Test
    void a_person_nobody_spoke_of_is_judged_by_the_token() {
        assertThat(people.refuses(ADA, SIGNED_OUT)).isFalse();
        assertThat(people.roleOf(ADA)).isEmpty();
    }

    @Test
    void a_token_issued_before_is_refused_and_one_issued_then_or_later_is_not() {
        people.apply(ADA, new PersonChanged(1, "admin", false, SIGNED_OUT));

        assertThat(people.refuses(ADA, SIGNED_OUT.minusSeconds(1))).isTrue();
        assertThat(people.refuses(ADA, SIGNED_OUT)).isFalse();
        assertThat(people.refuses(ADA, null)).isTrue();
    }

    @Test
    void somebody_who_is_disabled_has_no_good_token() {
        people.apply(ADA, new PersonChanged(1, "admin", true, Instant.EPOCH));

        assertThat(people.refuses(ADA, SIGNED_OUT)).isTrue();
    }

    @Test
    void an_older_event_that_comes_late_changes_nothing() {
        people.apply(ADA, new PersonChanged(2, "student", false, SIGNED_OUT));
        people.apply(ADA, new PersonChanged(1, "admin", false, Instant.EPOCH));

        assertThat(people.roleOf(ADA)).contains("student");
        assertThat(people.refuses(ADA, SIGNED_OUT.minusSeconds(1))).isTrue();
    }

    @Test
    void an_erased_person_has_no_good_token() {
        people.erase(ADA);

        assertThat(people.refuses(ADA, SIGNED_OUT)).isTrue();
    }

    @Test
    void the_golden_event_is_understood() {
        var event = new JsonMapper().readValue(PeopleEvents.golden(), PersonChanged.class);

        assertThat(event.role()).isEqualTo("staff");
        assertThat(event.disabled()).isFalse();
        assertThat(event.tokensValidAfter()).isEqualTo("2026-12-01T07:59:01Z");
    }
}
