package dev.berth.local.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Twelve weeks in which people have booked rooms and nodes. Only days on which nobody did are filled. */
final class Past {
    static final List<String> ROOM_TITLES = List.of(
            "Study group",
            "Thesis seminar",
            "Tutorial: linear algebra",
            "Reading circle",
            "Team meeting",
            "Office hours",
            "Exam review",
            "Rehearsal");

    private final PastTable table;
    private final List<UUID> people;
    private final Instant now;

    Past(PastTable table, List<UUID> people, Instant now) {
        this.table = table;
        this.people = List.copyOf(people);
        this.now = now;
    }

    int rooms(Map<String, String> roomIds, Set<LocalDate> booked) throws SQLException {
        var bookings = new ArrayList<PastBooking>();
        for (LocalDate day : days(booked)) {
            for (DemoRoom room : DemoRoom.ALL) {
                if (room.filledByPeople()) {
                    var chance = Rhythm.chance("past " + room.name(), day);
                    var id = UUID.fromString(Objects.requireNonNull(roomIds.get(room.name())));
                    room.slots(day, 1).stream()
                            .filter(it -> it.isOver(now))
                            .forEach(it -> bookings.add(room(room, id, it, chance)));
                }
            }
        }
        table.insert(bookings);
        return bookings.size();
    }

    private PastBooking room(DemoRoom room, UUID roomId, Slot slot, Random chance) {
        var ending = Ending.drawn(chance, room.needsApproval(), false);
        return new PastBooking(
                PastBooking.id("room", room.name(), slot),
                "room",
                ending.status(),
                ending.reason(),
                people.get(chance.nextInt(people.size())),
                slot,
                ROOM_TITLES.get(chance.nextInt(ROOM_TITLES.size())),
                roomId,
                room.name(),
                2 + chance.nextInt(room.capacity() - 1),
                null);
    }

    int compute(PastNodes nodes, List<DemoEnvironment> environments, Set<LocalDate> booked) throws SQLException {
        var bookings = new ArrayList<PastBooking>();
        for (LocalDate day : days(booked)) {
            var chance = Rhythm.chance("past compute", day);
            var free = nodes.freshDay();
            for (ComputeWish wish : ComputeWish.on(day, 1)) {
                if (wish.slot().isOver(now)) {
                    free.place(wish)
                            .map(it -> compute(wish, it, environments, chance))
                            .ifPresent(bookings::add);
                }
            }
        }
        table.insert(bookings);
        return bookings.size();
    }

    private PastBooking compute(
            ComputeWish wish, PastNodes.Placed placed, List<DemoEnvironment> environments, Random chance) {
        var ending = Ending.drawn(chance, true, true);
        var environment = environments.stream()
                .filter(it -> it.name().equals(wish.work().environment()))
                .findFirst()
                .orElse(environments.getFirst());
        return new PastBooking(
                PastBooking.id("compute", placed.node().name() + chance.nextInt(), wish.slot()),
                "compute",
                ending.status(),
                ending.reason(),
                people.get(chance.nextInt(people.size())),
                wish.slot(),
                wish.work().title(),
                placed.node().id(),
                placed.node().name(),
                null,
                new PastBooking.ComputeUse(wish.work(), environment, placed.gpuUuids()));
    }

    private List<LocalDate> days(Set<LocalDate> booked) {
        LocalDate today = Campus.today(now);
        return today.minusWeeks(Campus.PAST_WEEKS)
                .datesUntil(today.plusDays(1))
                .filter(it -> !booked.contains(it))
                .toList();
    }
}
