package dev.berth.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Everybody wants the same room at the same time: one gets it, all are told at once, and PostgreSQL never deadlocks. */
final class FlashCrowd implements Scenario {
    private static final int ROUNDS = 10;
    /** For the compiler: a service that has just started is slow at first. */
    private static final int WARM_UP = 60;

    private static final int OTHERS = 13;

    private static final double P99_MILLIS = 250;

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
        var people = world.people(size);
        var window = world.calendar().late(2);
        long deadlocks = world.database().deadlocks();
        var nanos = new ArrayList<Long>();
        var wrong = new ArrayList<String>();
        var idle = new ArrayList<Long>();
        var worst = 0.0;
        try (var crowd = new Crowd(world.house().gatewayPort(), size)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                var room = Ids.ROOM.of(round + WARM_UP);
                look(crowd, people, room.toString());
                // Who asks first often gets it, and nobody may have too many: others come first in each round.
                Collections.rotate(people, OTHERS);
                var answers = crowd.ask(requests(people, room.toString(), window, round));
                if (answers.with(201) != 1 || answers.with(409) != size - 1) {
                    wrong.add(answers.counted());
                }
                var nothing = crowd.ask(Collections.nCopies(size, Crowd.get("/empty.txt")));
                if (round >= 0) {
                    addTo(nanos, answers);
                    addTo(idle, nothing);
                    worst = Math.max(worst, Percentiles.of(answers.nanos()).millis(0.99));
                }
            }
        }
        Thread.sleep(1_000); // PostgreSQL tells its counts with a delay
        long deadlocked = world.database().deadlocks() - deadlocks;
        var all = spread(nanos);
        var empty = spread(idle);
        return List.of(
                new Figure(
                        name(),
                        "p99 of %d rounds of %s clients in one instant".formatted(ROUNDS, Say.count(size)),
                        Say.millis(all.millis(0.99)),
                        Say.millis(empty.millis(0.99)) + " empty file",
                        Say.times(all.millis(0.99) / empty.millis(0.99)),
                        "< 250 ms",
                        Figure.Verdict.of(all.millis(0.99) < P99_MILLIS)),
                Figure.told(name(), "all of them; worst round", all.spread() + "; p99 " + Say.millis(worst)),
                Figure.told(name(), "the same crowd for an empty file", empty.spread()),
                Figure.judged(
                        name(),
                        "one 201 and %s × 409 each round".formatted(Say.count(size - 1)),
                        wrong.isEmpty() ? "yes" : String.join("; ", wrong),
                        "yes",
                        wrong.isEmpty()),
                Figure.judged(name(), "deadlocks counted by PostgreSQL", Say.count(deadlocked), "0", deadlocked == 0));
    }

    private static void addTo(List<Long> nanos, Crowd.Answers answers) {
        LongStream.of(answers.nanos()).forEach(nanos::add);
    }

    private static Percentiles spread(List<Long> nanos) {
        return Percentiles.of(nanos.stream().mapToLong(it -> it).toArray());
    }

    /** They have the room's page open, as people have who wait for the hour to strike. */
    private static void look(Crowd crowd, List<World.Person> people, String room) throws Exception {
        var unused = crowd.ask(people.stream()
                .map(it -> Crowd.get("/api/v1/rooms/" + room, it.token()))
                .toList());
    }

    private static List<String> requests(List<World.Person> people, String room, Calendar.Window window, int round) {
        var json = "{\"kind\":\"room\",\"title\":\"Rush\",\"roomId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                .formatted(room, window.from(), window.to());
        return people.stream()
                .map(it -> Crowd.post("/api/v1/bookings", it.token(), "rush-" + round, json))
                .toList();
    }
}
