package dev.berth.booking.personaldata.web;

import dev.berth.booking.personaldata.PersonalData;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "My account")
class ExportController {
    private final PersonalData data;
    private final Clock clock;

    ExportController(PersonalData data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    @GetMapping("/api/v1/me/export")
    @MayCall(Who.SIGNED_IN)
    @Operation(
            summary = "Everything that is held about me",
            description =
                    "Account, sessions, API tokens, bookings, notes that I wrote, what I did and what was done to my"
                            + " account, as a file. Of the last two, the newest 10,000 entries each.")
    ResponseEntity<ExportResponse> export(Caller caller) {
        return data.of(caller)
                .map(held -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"berth-my-data.json\"")
                        .body(ExportResponse.of(held, clock.instant())))
                .orElseThrow(() -> Problem.of(ProblemType.UNAUTHORIZED, "This account does not exist any more."));
    }
}
