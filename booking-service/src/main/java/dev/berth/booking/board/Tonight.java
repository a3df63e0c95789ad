package dev.berth.booking.board;

import dev.berth.booking.board.Board.BookingView;
import dev.berth.booking.board.BoardEntries.Entry;
import dev.berth.booking.board.BoardRooms.BoardRoom;
import dev.berth.booking.grid.Window;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers a custodian's question: must I stay tonight, where, for whom and until when? */
@Service
public class Tonight {
    private static final BoardQuestion EVERY_ROOM = new BoardQuestion(null, null, null, 1);

    private final Branches branches;
    private final BoardRooms rooms;
    private final BoardEntries entries;
    private final Clock clock;

    Tonight(Branches branches, BoardRooms rooms, BoardEntries entries, Clock clock) {
        this.branches = branches;
        this.rooms = rooms;
        this.entries = entries;
        this.clock = clock;
    }

    /** @param lastUpdatedAt of the source that is furthest behind */
    @Schema(name = "Tonight")
    public record View(List<BranchTonight> branches, Instant lastUpdatedAt, boolean stale) {}

    /**
     * @param date today, by the branch's clock
     * @param cutOff when the branch locks up today, like 18:00; absent when nobody locks up
     * @param until when the last of the bookings ends; absent when there are none
     * @param stale whether a room of this branch is read from a source that is behind, so that something may be missing
     * @param bookings what runs past the cut-off, the one that runs longest first
     */
    @Schema(
            name = "TonightBranch",
            requiredProperties = {"name", "timeZone", "date", "stale", "bookings"})
    public record BranchTonight(
            String name,
            String timeZone,
            LocalDate date,
            @Nullable String cutOff,
            @Nullable Instant until,
            boolean stale,
            List<LateBooking> bookings) {}

    @Schema(name = "TonightBooking")
    public record LateBooking(UUID roomId, String room, String location, BookingView booking) {}

    private record Today(Branch branch, LocalDate date, List<BoardRoom> rooms) {
        Window day() {
            return branch.day(date);
        }
    }

    @Transactional(readOnly = true)
    public View look() {
        Instant now = clock.instant();
        Map<String, List<BoardRoom>> byBranch =
                rooms.list(EVERY_ROOM).stream().collect(Collectors.groupingBy(BoardRoom::branch));
        List<Today> today = branches.all().stream()
                .map(it -> new Today(
                        it, LocalDate.ofInstant(now, it.timeZone()), byBranch.getOrDefault(it.name(), List.of())))
                .toList();
        Map<UUID, List<Entry>> booked = booked(today);
        List<BranchTonight> views =
                today.stream().map(it -> view(it, booked, now)).toList();
        return new View(
                views,
                today.stream()
                        .flatMap(it -> it.rooms().stream())
                        .map(it -> Board.view(it, now).lastUpdatedAt())
                        .map(it -> it == null ? Instant.EPOCH : it)
                        .min(Comparator.naturalOrder())
                        .orElse(now),
                views.stream().anyMatch(BranchTonight::stale));
    }

    /** One query for the days of all branches, which begin and end at different instants. */
    private Map<UUID, List<Entry>> booked(List<Today> today) {
        if (today.isEmpty()) return Map.of();
        Instant from = today.stream()
                .map(it -> it.day().startsAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant until = today.stream()
                .map(it -> it.day().endsAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<UUID> ids = today.stream()
                .flatMap(it -> it.rooms().stream())
                .map(BoardRoom::id)
                .toList();
        return entries.within(ids, new Window(from, until)).stream().collect(Collectors.groupingBy(Entry::roomId));
    }

    private static BranchTonight view(Today it, Map<UUID, List<Entry>> booked, Instant now) {
        List<LateBooking> late = it.rooms().stream()
                .flatMap(room -> late(it, room, booked.getOrDefault(room.id(), List.of())).stream())
                .sorted(Comparator.comparing((LateBooking one) -> one.booking().endsAt())
                        .reversed()
                        .thenComparing(LateBooking::room))
                .toList();
        return new BranchTonight(
                it.branch().name(),
                it.branch().timeZone().getId(),
                it.date(),
                it.branch().closing().get(it.date().getDayOfWeek().ordinal()).cutOff(),
                late.isEmpty() ? null : late.getFirst().booking().endsAt(),
                it.rooms().stream().anyMatch(room -> Board.view(room, now).stale()),
                late);
    }

    private static List<LateBooking> late(Today it, BoardRoom room, List<Entry> booked) {
        Set<UUID> overlapping = Board.overlapping(booked);
        return booked.stream()
                .filter(entry -> it.branch().isAfterHours(entry.window(), it.date()))
                .map(entry -> new LateBooking(
                        room.id(),
                        room.name(),
                        room.location(),
                        Board.view(entry, true, overlapping.contains(entry.id()))))
                .toList();
    }
}
