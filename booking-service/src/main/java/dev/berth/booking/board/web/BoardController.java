package dev.berth.booking.board.web;

import dev.berth.booking.board.Board;
import dev.berth.booking.board.BoardQuestion;
import dev.berth.booking.board.Clashes;
import dev.berth.booking.board.Clashes.Clash;
import dev.berth.booking.board.Tonight;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Board")
class BoardController {
    private final Board board;
    private final Tonight tonight;
    private final Clashes clashes;

    BoardController(Board board, Tonight tonight, Clashes clashes) {
        this.board = board;
        this.tonight = tonight;
        this.clashes = clashes;
    }

    @Schema(name = "BoardClashList")
    record ClashList(List<Clash> items, @Nullable String nextCursor) {}

    @GetMapping("/api/v1/board")
    @MayCall(Who.STAFF)
    @Operation(
            summary = "The room board",
            description = "Rooms by branch and what is booked of them, day by day in the branch's time zone."
                    + " Rooms that an outside system books as well say when it was last read.")
    Board.View look(
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Nullable UUID roomId,
            @Parameter(description = "The first day; today, by the clock of each branch, when left out")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @RequestParam(defaultValue = "7") @Min(1) @Max(31) int days) {
        if (from != null && (from.getYear() < 2000 || from.getYear() > 2200)) {
            throw Problem.invalid("from", "must be a day between 2000 and 2200");
        }
        return board.look(new BoardQuestion(branch, roomId, from, days));
    }

    @GetMapping("/api/v1/board/tonight")
    @MayCall(Who.STAFF)
    @Operation(
            summary = "Who is still there tonight",
            description =
                    "What runs past its branch's cut-off today, for every branch and all rooms at once; in a branch, the"
                            + " booking that runs longest is first.")
    Tonight.View tonight() {
        return tonight.look();
    }

    @GetMapping("/api/v1/board/clashes")
    @MayCall(Who.STAFF)
    @Operation(
            summary = "Rooms that are booked twice",
            description =
                    "An outside system has booked a room that somebody has already. Those that are not over, soonest"
                            + " first, 100 at most; each with the time that both have the room.")
    ClashList clashes() {
        return new ClashList(clashes.coming(), null);
    }
}
