package dev.berth.local.demo;

import dev.berth.local.demo.Wish.Decision;
import dev.berth.local.simulation.SimulatedNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What people want to book from now on, four weeks ahead: only on days on which nobody has booked yet. */
final class Coming {
    private static final Duration SHORTEST = Duration.ofMinutes(30);

    private final Instant now;
    private final LocalDate today;

    Coming(Instant now) {
        this.now = now;
        this.today = Campus.today(now);
    }

    List<Wish> rooms(Map<String, String> roomIds, Set<LocalDate> booked) {
        var turns = new Booker.Turns(Person.ALL, 0);
        var wishes = new ArrayList<Wish>();
        for (LocalDate day : days(booked)) {
            for (DemoRoom room : DemoRoom.ALL) {
                if (room.filledByPeople()) {
                    var chance = Rhythm.chance("coming " + room.name(), day);
                    for (Slot slot : bookable(room.slots(day, Rhythm.booked(today, day)))) {
                        var person = turns.take();
                        if (person != null) {
                            wishes.add(room(person, room, roomIds, slot, chance));
                        }
                    }
                }
            }
        }
        return wishes;
    }

    private static Wish room(Person person, DemoRoom room, Map<String, String> ids, Slot slot, Random chance) {
        return Wish.room(
                person,
                ids.getOrDefault(room.name(), ""),
                Past.ROOM_TITLES.get(chance.nextInt(Past.ROOM_TITLES.size())),
                slot,
                2 + chance.nextInt(room.capacity() - 1),
                room.needsApproval() && chance.nextInt(6) > 0 ? Decision.APPROVE : Decision.NONE);
    }

    /** Always on simulated nodes: the images are none that this machine has. */
    List<Wish> compute(List<DemoEnvironment> environments, Set<LocalDate> booked) {
        var turns = new Booker.Turns(Person.ALL, Person.ALL.size() / 2);
        var wishes = new ArrayList<Wish>();
        for (LocalDate day : days(booked)) {
            var chance = Rhythm.chance("coming compute", day);
            for (ComputeWish it : ComputeWish.on(day, Rhythm.booked(today, day) * 0.8)) {
                for (Slot slot : bookable(List.of(it.slot()))) {
                    var person = turns.take();
                    if (person != null) {
                        wishes.add(compute(person, it.work(), environments, slot, decision(day, chance)));
                    }
                }
            }
            if (day.equals(today)) {
                wishes.addAll(running(environments, turns));
            }
        }
        return wishes;
    }

    /** Whatever the hour, some nodes work. */
    private List<Wish> running(List<DemoEnvironment> environments, Booker.Turns turns) {
        var wishes = new ArrayList<Wish>();
        var start = Campus.slot(now);
        int n = 0;
        for (ComputeWish.Work work : ComputeWish.WORK) {
            var person = turns.take();
            if (work.cores() >= 4 && person != null) {
                var slot = new Slot(start, start.plus(Duration.ofHours(2 + n++ % 4)));
                wishes.add(compute(person, work, environments, slot, Decision.APPROVE));
            }
        }
        return wishes;
    }

    private static Wish compute(
            Person person, ComputeWish.Work work, List<DemoEnvironment> environments, Slot slot, Decision decision) {
        var environment = environments.stream()
                .filter(it -> it.name().equals(work.environment()))
                .findFirst()
                .orElse(environments.getFirst());
        return Wish.compute(person, work, environment, slot, SimulatedNode.TAG, decision);
    }

    private Decision decision(LocalDate day, Random chance) {
        int draw = chance.nextInt(12);
        if (draw == 0) {
            return Decision.REJECT;
        }
        return day.equals(today) || draw < 11 ? Decision.APPROVE : Decision.NONE;
    }

    /** What has begun already is booked from now on, when enough is left of it. */
    private List<Slot> bookable(List<Slot> slots) {
        var from = Campus.slot(now).plus(Duration.ofMinutes(15));
        return slots.stream()
                .map(it -> it.startsAt().isBefore(from) ? new Slot(from, it.endsAt()) : it)
                .filter(it -> !it.endsAt().isBefore(it.startsAt().plus(SHORTEST)))
                .toList();
    }

    private List<LocalDate> days(Set<LocalDate> booked) {
        return today.datesUntil(today.plusWeeks(Campus.COMING_WEEKS).plusDays(1))
                .filter(it -> !booked.contains(it))
                .toList();
    }
}
