package dev.berth.booking.apitoken.web;

import dev.berth.booking.apitoken.ApiTokens;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For the gateway: what a script brought, against an access token that every service can check by itself. */
@RestController
class TradeController {
    private final ApiTokens tokens;

    TradeController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record Presented(@NotNull @Size(min = 1, max = 200) String token) {}

    /** @param expiresIn seconds */
    record Traded(String accessToken, long expiresIn) {}

    @PostMapping("/internal/api-tokens/redeem")
    @MayCall(Who.NEIGHBOURS)
    ResponseEntity<Traded> redeem(@Valid @RequestBody Presented presented) {
        return tokens.trade(presented.token())
                .map(it -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new Traded(it.accessToken(), it.life().toSeconds())))
                .orElseThrow(() -> Problem.notFound("This token opens nothing."));
    }
}
