package dev.berth.booking.board;

import dev.berth.booking.board.BoardEntries.Entry;
import dev.berth.booking.board.BoardRooms.BoardRoom;
import dev.berth.booking.grid.Window;
import dev.berth.booking.source.RoomSources;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the board together: three queries, whatever its size. */
@Service
public class Board {
    private final Branches branches;
    private final BoardRooms rooms;
    private final BoardEntries entries;
    private final Clock clock;

    Board(Branches branches, BoardRooms rooms, BoardEntries entries, Clock clock) {
        this.branches = branches;
        this.rooms = rooms;
        this.entries = entries;
        this.clock = clock;
    }

    /** @param lastUpdatedAt of the source that is furthest behind */
    @Schema(name = "Board")
    public record View(List<BranchRooms> branches, List<DayView> days, Instant lastUpdatedAt, boolean stale) {}

    @Schema(name = "BoardBranch")
    public record BranchRooms(String name, String timeZone, List<Closing> closing, List<RoomView> rooms) {}

    /** @param source berth, or the kind of system that this room is read from */
    @Schema(name = "BoardRoom")
    public record RoomView(
            UUID id,
            String name,
            String location,
            int capacity,
            String status,
            String source,
            @Nullable Instant lastUpdatedAt,
            boolean stale,
            @Nullable String error) {}

    /** Rooms without a booking on the day are left out. */
    @Schema(name = "BoardDay")
    public record DayView(LocalDate date, List<RoomDay> rooms) {}

    @Schema(name = "BoardRoomDay")
    public record RoomDay(UUID roomId, List<BookingView> bookings) {}

    @Schema(name = "BoardSource")
    public record Source(String kind, String name) {}

    @Schema(name = "BoardNote")
    public record NoteView(
            String text, @Nullable Instant at, @Nullable String author) {}

    /**
     * @param afterHours somebody is still there after closing on this day
     * @param overlaps another booking has the room at the same time: one of them must move
     */
    @Schema(name = "BoardBooking")
    public record BookingView(
            UUID id,
            String title,
            Instant startsAt,
            Instant endsAt,
            String status,
            @Nullable String person,
            @Nullable Integer attendees,
            boolean afterHours,
            boolean overlaps,
            Source source,
            @Nullable String url,
            List<NoteView> notes) {}

    @Transactional(readOnly = true)
    public View look(BoardQuestion question) {
        Instant now = clock.instant();
        Map<String, Branch> known =
                branches.all().stream().collect(Collectors.toMap(Branch::name, Function.identity()));
        List<BoardRoom> shown = rooms.list(question);
        Map<String, List<BoardRoom>> byBranch =
                shown.stream().collect(Collectors.groupingBy(BoardRoom::branch, TreeMap::new, Collectors.toList()));
        var days = new TreeMap<LocalDate, List<RoomDay>>();
        var groups = new ArrayList<BranchRooms>();
        byBranch.forEach((name, its) -> {
            Branch branch = Objects.requireNonNull(known.get(name));
            groups.add(new BranchRooms(
                    name,
                    branch.timeZone().getId(),
                    branch.closing(),
                    its.stream().map(room -> view(room, now)).toList()));
            fill(days, branch, its, question, now);
        });
        return new View(
                groups,
                days.entrySet().stream()
                        .map(it -> new DayView(it.getKey(), it.getValue()))
                        .toList(),
                groups.stream()
                        .flatMap(it -> it.rooms().stream())
                        .map(it -> it.lastUpdatedAt() == null ? Instant.EPOCH : it.lastUpdatedAt())
                        .min(Comparator.naturalOrder())
                        .orElse(now),
                groups.stream().flatMap(it -> it.rooms().stream()).anyMatch(RoomView::stale));
    }

    private void fill(
            Map<LocalDate, List<RoomDay>> days,
            Branch branch,
            List<BoardRoom> its,
            BoardQuestion question,
            Instant now) {
        LocalDate first = question.from() == null ? LocalDate.ofInstant(now, branch.timeZone()) : question.from();
        LocalDate end = first.plusDays(question.days());
        Window span = new Window(
                branch.day(first).startsAt(), branch.day(end.minusDays(1)).endsAt());
        List<Entry> booked = entries.within(its.stream().map(BoardRoom::id).toList(), span);
        Set<UUID> overlapping = overlapping(booked);
        Map<UUID, List<Entry>> byRoom = booked.stream().collect(Collectors.groupingBy(Entry::roomId));
        for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
            List<RoomDay> day = days.computeIfAbsent(date, it -> new ArrayList<>());
            for (BoardRoom room : its) {
                List<BookingView> views = on(date, branch, byRoom.getOrDefault(room.id(), List.of()), overlapping);
                if (!views.isEmpty()) day.add(new RoomDay(room.id(), views));
            }
        }
    }

    private static List<BookingView> on(LocalDate date, Branch branch, List<Entry> booked, Set<UUID> overlapping) {
        Window day = branch.day(date);
        return booked.stream()
                .filter(it -> overlap(it.window(), day))
                .map(it -> view(it, branch.isAfterHours(it.window(), date), overlapping.contains(it.id())))
                .toList();
    }

    /** @param booked in the order of their starts */
    static Set<UUID> overlapping(List<Entry> booked) {
        var found = new HashSet<UUID>();
        booked.stream().collect(Collectors.groupingBy(Entry::roomId)).values().forEach(room -> {
            Entry latest = room.getFirst();
            for (Entry next : room.subList(1, room.size())) {
                if (overlap(latest.window(), next.window())) {
                    found.add(latest.id());
                    found.add(next.id());
                }
                if (next.window().endsAt().isAfter(latest.window().endsAt())) latest = next;
            }
        });
        return found;
    }

    private static boolean overlap(Window one, Window other) {
        return one.startsAt().isBefore(other.endsAt()) && other.startsAt().isBefore(one.endsAt());
    }

    static RoomView view(BoardRoom room, Instant now) {
        BoardRooms.Source source = room.source();
        Instant updated = source == null ? now : source.lastSucceededAt();
        return new RoomView(
                room.id(),
                room.name(),
                room.location(),
                room.capacity(),
                room.status(),
                source == null ? "berth" : source.kind(),
                updated,
                source != null && (source.stale() || updated == null || updated.isBefore(now.minus(RoomSources.FRESH))),
                source == null ? null : source.error());
    }

    static BookingView view(Entry it, boolean afterHours, boolean overlaps) {
        return new BookingView(
                it.id(),
                it.title(),
                it.window().startsAt(),
                it.window().endsAt(),
                it.status(),
                it.person(),
                it.attendees(),
                afterHours,
                overlaps,
                new Source(it.sourceKind(), it.sourceName()),
                it.url(),
                it.notes().stream()
                        .map(note -> new NoteView(note.text(), note.at(), note.author()))
                        .toList());
    }
}
