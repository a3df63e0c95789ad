package dev.berth.booking.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.security.Role;
import dev.berth.booking.testing.Golden;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonChangedTest {
    private static final Instant CHANGED = Instant.parse("2026-12-01T07:59:00.250Z");

    @Test
    void the_event_is_written_as_its_example_says() {
        Golden.assertWritten(
                "person.changed",
                new PersonChanged(
                        UUID.fromString("0199f3a1-0000-7000-8000-000000000021"),
                        "person.changed",
                        3,
                        CHANGED,
                        UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1"),
                        Role.STAFF,
                        false,
                        Instant.parse("2026-12-01T07:59:01Z")));
    }

    @Test
    void tokens_end_at_the_next_whole_second_because_their_time_of_issue_is_in_whole_seconds() {
        Person ada = person();
        ada.endTokens(CHANGED);
        assertThat(ada.tokensValidAfter()).isEqualTo("2026-12-01T07:59:01Z");
    }

    @Test
    void a_second_change_in_the_same_second_also_ends_what_was_issued_after_the_first() {
        Person ada = person();
        ada.endTokens(CHANGED);
        ada.endTokens(CHANGED.plusMillis(100));
        assertThat(ada.tokensValidAfter()).isEqualTo("2026-12-01T07:59:02Z");
    }

    @Test
    void the_event_says_what_the_person_is_now_and_no_name() {
        Person ada = person();
        ada.become(Role.ADMIN);
        ada.endTokens(CHANGED);
        PersonChanged event = PersonChanged.of(ada, CHANGED);
        assertThat(event.personId()).isEqualTo(ada.id());
        assertThat(event.role()).isEqualTo(Role.ADMIN);
        assertThat(event.tokensValidAfter()).isEqualTo(ada.tokensValidAfter());
        assertThat(event.toString()).doesNotContain(ada.name(), ada.email());
    }

    private static Person person() {
        return new Person(
                UUID.randomUUID(),
                new EmailAddress("ada@example.org"),
                "Ada Lovelace",
                Role.STUDENT,
                ZoneOffset.UTC,
                "hash",
                Instant.EPOCH);
    }
}
