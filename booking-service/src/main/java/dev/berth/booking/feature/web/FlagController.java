package dev.berth.booking.feature.web;

import dev.berth.booking.feature.FlagAdministration;
import dev.berth.booking.feature.FlagAdministration.Outcome;
import dev.berth.booking.input.IfMatch;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/flags")
@Tag(name = "Feature flags")
class FlagController {
    private final FlagAdministration flags;

    FlagController(FlagAdministration flags) {
        this.flags = flags;
    }

    @Schema(name = "FlagList")
    record FlagList(List<FlagResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @MayCall(Who.ADMINS)
    @Operation(summary = "Feature flags", description = "All of them, by key.")
    FlagList list() {
        return new FlagList(flags.all().stream().map(FlagResponse::of).toList(), null);
    }

    @PatchMapping("/{key}")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Open or close a feature",
            description =
                    "Open to a person when `enabled`, and they are among the `percentage`, the `roles` or the `people`."
                            + " Holds everywhere within a second. What is booked stays booked, and can be cancelled."
                            + " Needs `If-Match` with the version that you saw.")
    ResponseEntity<FlagResponse> change(
            Caller admin,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody FlagChange request) {
        Long seen = IfMatch.version(ifMatch);
        if (seen == null) throw stale("Send If-Match with the version of the flag that you saw.");
        return switch (flags.change(key, request::applyTo, seen, admin)) {
            case Outcome.Saved it ->
                ResponseEntity.ok().eTag("\"" + it.flag().version() + "\"").body(FlagResponse.of(it.flag()));
            case Outcome.NoSuchFlag it -> throw Problem.notFound("There is no such flag.");
            case Outcome.Stale it -> throw stale("The flag was changed since you loaded it.");
            case Outcome.NobodyOfThatId it -> throw Problem.invalid("people", "names somebody who has no account");
        };
    }

    private static Problem stale(String detail) {
        return Problem.of(ProblemType.STALE_VERSION, detail);
    }
}
