package dev.berth.booking.board.web;

import dev.berth.booking.board.Branch;
import dev.berth.booking.board.Branches;
import dev.berth.booking.board.Branches.Outcome;
import dev.berth.booking.board.Closing;
import dev.berth.booking.input.IfMatch;
import dev.berth.booking.input.TimeZone;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Board")
class BranchController {
    private final Branches branches;

    BranchController(Branches branches) {
        this.branches = branches;
    }

    @Schema(name = "Branch")
    record BranchResponse(
            String name,
            String timeZone,

            @Schema(description = "When the custodian locks up; what is booked for longer is marked on the board")
            List<Closing> closing,

            long version) {
        static BranchResponse of(Branch it) {
            return new BranchResponse(it.name(), it.timeZone().getId(), it.closing(), it.version());
        }
    }

    @Schema(name = "BranchList")
    record BranchList(List<BranchResponse> items, @Nullable String nextCursor) {}

    /** What is left out stays as it is. */
    record BranchChange(
            @Nullable @TimeZone String timeZone,
            @Nullable @Size(max = 7) List<@NotNull Closing> closing) {}

    @GetMapping("/api/v1/branches")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "Branches", description = "Every branch that a room names.")
    BranchList list() {
        return new BranchList(branches.all().stream().map(BranchResponse::of).toList(), null);
    }

    @GetMapping("/api/v1/branches/{name}")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "A branch")
    ResponseEntity<BranchResponse> get(@PathVariable String name) {
        return branches.find(name).map(BranchController::answer).orElseThrow(BranchController::unknown);
    }

    @PatchMapping("/api/v1/branches/{name}")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Set a branch's time zone and closing times",
            description = "A list of closing times replaces the whole week; days that it leaves out have none.")
    ResponseEntity<BranchResponse> change(
            Caller admin,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody BranchChange request) {
        refuseTwice(request.closing());
        ZoneId zone = request.timeZone() == null ? null : ZoneId.of(request.timeZone());
        return switch (branches.change(name, zone, request.closing(), IfMatch.version(ifMatch), admin)) {
            case Outcome.Saved it -> answer(it.branch());
            case Outcome.NoSuchBranch it -> throw unknown();
            case Outcome.Stale it ->
                throw Problem.of(ProblemType.STALE_VERSION, "The branch was changed since you loaded it.");
        };
    }

    private static void refuseTwice(@Nullable List<Closing> closing) {
        if (closing != null && closing.stream().map(Closing::day).distinct().count() < closing.size()) {
            throw Problem.invalid("closing", "names a day twice");
        }
    }

    private static ResponseEntity<BranchResponse> answer(Branch branch) {
        return ResponseEntity.ok().eTag("\"" + branch.version() + "\"").body(BranchResponse.of(branch));
    }

    private static Problem unknown() {
        return Problem.notFound("No room names such a branch.");
    }
}
