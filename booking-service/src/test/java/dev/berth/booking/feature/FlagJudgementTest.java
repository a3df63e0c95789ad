package dev.berth.booking.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.feature.Flag.Audience;
import dev.berth.booking.feature.Flag.Why;
import dev.berth.booking.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlagJudgementTest {
    private static final UUID ADA = new UUID(1, 2);

    @Test
    void a_closed_flag_is_closed_to_everybody_who_is_named() {
        var flag = flag("x", new Audience(false, 100, List.of(Role.STUDENT), List.of(ADA)));
        assertThat(flag.judge(ADA, Role.STUDENT)).isEqualTo(Why.CLOSED);
    }

    @Test
    void nobody_is_in_0_percent_and_everybody_in_100() {
        assertThat(people(1000).filter(it -> opensTo(it, 0))).isEmpty();
        assertThat(people(1000).filter(it -> opensTo(it, 100))).hasSize(1000);
    }

    @Test
    void who_was_in_a_smaller_percentage_is_in_a_larger_one() {
        assertThat(people(1000).filter(it -> opensTo(it, 20))).allMatch(it -> opensTo(it, 30));
    }

    @Test
    void a_percentage_is_about_that_many_of_all_people() {
        assertThat(people(10_000).filter(it -> opensTo(it, 25)).count()).isBetween(2_300L, 2_700L);
    }

    @Test
    void another_flag_chooses_other_people() {
        var all = new Audience(true, 50, List.of(), List.of());
        long both = people(10_000)
                .filter(it -> flag("a", all).judge(it, Role.STUDENT).isOpen()
                        && flag("b", all).judge(it, Role.STUDENT).isOpen())
                .count();
        assertThat(both).isBetween(2_300L, 2_700L);
    }

    @Test
    void a_listed_role_and_a_listed_person_need_no_luck() {
        var flag = flag("x", new Audience(true, 0, List.of(Role.STAFF), List.of(ADA)));
        assertThat(flag.judge(ADA, Role.STUDENT)).isEqualTo(Why.PERSON);
        assertThat(flag.judge(new UUID(3, 4), Role.STAFF)).isEqualTo(Why.ROLE);
        assertThat(flag.judge(new UUID(3, 4), Role.STUDENT)).isEqualTo(Why.NOT_CHOSEN);
    }

    private static boolean opensTo(UUID person, int percentage) {
        return flag("x", new Audience(true, percentage, List.of(), List.of()))
                .judge(person, Role.STUDENT)
                .isOpen();
    }

    private static Stream<UUID> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> new UUID(0x0199f3a000007000L + i, i * 31L));
    }

    private static Flag flag(String key, Audience audience) {
        return new Flag(new UUID(0, 0), key, "", audience, Instant.EPOCH, null, 0);
    }
}
