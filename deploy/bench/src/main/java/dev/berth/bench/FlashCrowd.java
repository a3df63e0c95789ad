package dev.berth.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Everybody wants the same room at the same time: one gets it, all are told at once, and PostgreSQL never deadlocks. */
final class FlashCrowd implements Scenario {
    private static final int ROUNDS = 10;
    /** For the compiler: a service that has just started is slow at first. */
    private static final int WARM_UP = 60;

    private static final double P99_MILLIS = 250;
    /** As people are when the hour strikes: nobody's finger is as fast as another's. */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public String about() {
        return "everybody at once for one slot of one room";
    }

    @Override
    public List<Figure> measure(World world) throws Exception {
        int size = world.size().crowd();
        long deadlocks = world.database().deadlocks();
        try (var rush = new Rush(world)) {
            rush.rounds(WARM_UP, Duration.ZERO);
            var instant = rush.rounds(ROUNDS, Duration.ZERO);
            var second = rush.rounds(ROUNDS, A_SECOND);
            Thread.sleep(1_000); // PostgreSQL tells its counts with a delay
            long deadlocked = world.database().deadlocks() - deadlocks;
            var clients = "p99 of %d rounds of %s clients ".formatted(ROUNDS, Say.count(size));
            return List.of(
                    figure(clients + "in one instant", instant),
                    Figure.told(name(), "all of them; worst round", instant.spread()),
                    figure(clients + "within a second", second),
                    Figure.told(name(), "all of them; worst round", second.spread()),
                    Figure.judged(
                            name(),
                            "one 201 and %s × 409 each round".formatted(Say.count(size - 1)),
                            rush.wrong.isEmpty() ? "yes" : String.join("; ", rush.wrong),
                            "yes",
                            rush.wrong.isEmpty()),
                    Figure.judged(
                            name(), "deadlocks counted by PostgreSQL", Say.count(deadlocked), "0", deadlocked == 0));
        }
    }

    private Figure figure(String what, Rounds rounds) {
        double booking = rounds.booking().millis(0.99);
        double empty = rounds.empty().millis(0.99);
        return new Figure(
                name(),
                what,
                Say.millis(booking),
                Say.millis(empty) + " empty file",
                Say.times(booking / empty),
                "< 250 ms",
                Figure.Verdict.of(booking < P99_MILLIS));
    }

    /** @param empty the same crowd for an empty file */
    private record Rounds(Percentiles booking, Percentiles empty, double worst) {
        String spread() {
            return booking.spread() + "; p99 " + Say.millis(worst);
        }
    }

    private static final class Rush implements AutoCloseable {
        /** So many people further on begins who asks first: they often get it, and nobody may have too many. */
        private static final int OTHERS = 13;

        private final List<World.Person> people;
        private final Calendar.Window window;
        private final Crowd crowd;
        private final List<String> wrong = new ArrayList<>();
        private int round;

        Rush(World world) throws Exception {
            people = world.people(world.size().crowd());
            window = world.calendar().late(2);
            crowd = new Crowd(world.house().gatewayPort(), people.size());
        }

        /** Each for a room of its own. */
        Rounds rounds(int count, Duration within) throws IOException {
            var booking = LongStream.builder();
            var empty = LongStream.builder();
            double worst = 0;
            for (int n = 0; n < count; n++, round++) {
                look();
                Collections.rotate(people, OTHERS);
                var answers = crowd.ask(bookings(), within);
                if (answers.with(201) != 1 || answers.with(409) != people.size() - 1) {
                    wrong.add(answers.counted());
                }
                worst = Math.max(worst, Percentiles.of(answers.nanos()).millis(0.99));
                LongStream.of(answers.nanos()).forEach(booking);
                var nothing = crowd.ask(Collections.nCopies(people.size(), Crowd.get("/empty.txt")), within);
                LongStream.of(nothing.nanos()).forEach(empty);
            }
            return new Rounds(
                    Percentiles.of(booking.build().toArray()),
                    Percentiles.of(empty.build().toArray()),
                    worst);
        }

        private String room() {
            return Ids.ROOM.of(round).toString();
        }

        /** They have the room's page open, as people have who wait for the hour to strike. */
        private void look() throws IOException {
            var unused = crowd.ask(people.stream()
                    .map(it -> Crowd.get("/api/v1/rooms/" + room(), it.token()))
                    .toList());
        }

        private List<String> bookings() {
            var json = "{\"kind\":\"room\",\"title\":\"Rush\",\"roomId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                    .formatted(room(), window.from(), window.to());
            return people.stream()
                    .map(it -> Crowd.post("/api/v1/bookings", it.token(), "rush-" + round, json))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            crowd.close();
        }
    }
}
