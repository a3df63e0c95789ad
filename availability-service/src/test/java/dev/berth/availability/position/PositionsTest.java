package dev.berth.availability.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.berth.availability.occupancy.Bookings;
import dev.berth.availability.occupancy.Claim;
import dev.berth.availability.occupancy.Demand;
import dev.berth.availability.occupancy.Guard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    private static final UUID BOOKING = UUID.randomUUID();

    private final Bookings bookings = new Bookings(new Guard(), List.of(), change -> {});
    private final Positions patient = new Positions(bookings, new PositionSettings(Duration.ofMinutes(1)));
    private final Positions hasty = new Positions(bookings, new PositionSettings(Duration.ofMillis(30)));

    @Test
    void a_version_that_was_read_is_reached_at_once_and_so_is_an_older_one() {
        read(3);
        assertThat(patient.reached(new Position(BOOKING, 3))).isTrue();
        assertThat(patient.reached(new Position(BOOKING, 2))).isTrue();
    }

    @Test
    void it_waits_until_the_version_is_read_and_not_only_an_older_one() {
        var first = waitFor(2);
        var second = waitFor(2);
        await().until(() -> patient.waitingCount() == 1);
        read(1);
        patient.news(BOOKING);
        await().until(() -> patient.waitingCount() == 1);
        assertThat(first).isNotDone();
        read(2);
        patient.news(BOOKING);
        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
    }

    @Test
    void a_booking_that_was_removed_is_reached() {
        bookings.remove(BOOKING);
        assertThat(patient.reached(new Position(BOOKING, 9))).isTrue();
    }

    @Test
    void it_does_not_wait_for_ever_and_leaves_nothing_behind() {
        assertThat(hasty.reached(new Position(BOOKING, 0))).isFalse();
        assertThat(hasty.waitingCount()).isZero();
    }

    @Test
    void a_token_is_the_booking_and_its_version() {
        assertThat(Position.parse(token(BOOKING + "@7"))).contains(new Position(BOOKING, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm9uc2Vuc2U", "eEAx", "MDE5OWYzYTAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMGIxQHg"})
    void anything_else_is_no_token(String token) {
        assertThat(Position.parse(token)).isEmpty();
    }

    private static String token(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<Boolean> waitFor(long version) {
        return CompletableFuture.supplyAsync(
                () -> patient.reached(new Position(BOOKING, version)), Thread::startVirtualThread);
    }

    private void read(long version) {
        Instant morning = Instant.parse("2027-03-01T09:00:00Z");
        bookings.apply(new Claim(BOOKING, version, null, morning, morning.plusSeconds(900), Demand.WHOLE));
    }
}
