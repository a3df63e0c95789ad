package dev.berth.booking.apitoken.web;

import dev.berth.booking.apitoken.ApiTokens;
import dev.berth.booking.apitoken.ApiTokens.Making;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.security.PasswordConfirmed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/tokens")
@Tag(name = "My account")
class TokenController {
    private final ApiTokens tokens;

    TokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Schema(name = "ApiTokenList")
    record TokenList(List<TokenResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(
            summary = "My API tokens",
            description =
                    "Newest first. An expired one is listed for a week more. The last use is known to the minute.")
    TokenList mine(Caller caller) {
        return new TokenList(
                tokens.of(caller.id()).stream().map(TokenResponse::of).toList(), null);
    }

    @PostMapping
    @MayCall(Who.SIGNED_IN)
    @PasswordConfirmed
    @Operation(
            summary = "Make an API token",
            description =
                    "For scripts: sent as `Authorization: Bearer berth_…` it may do what you may, except make tokens,"
                            + " change your password and change roles. The token is in this answer and never shown again.")
    @ApiResponse(responseCode = "201", description = "Made; `token` is shown this once")
    ResponseEntity<TokenResponse> make(@Valid @RequestBody TokenRequest request, Caller caller) {
        return switch (tokens.make(request.name().strip(), request.life(), caller)) {
            case Making.Made it ->
                ResponseEntity.created(
                                URI.create("/api/v1/me/tokens/" + it.token().id()))
                        .cacheControl(CacheControl.noStore())
                        .body(TokenResponse.of(it.token(), it.secret()));
            case Making.TooMany it ->
                throw Problem.ruleBroken(
                        "api-tokens", "name", "would be one too many: you have " + it.limit() + ". Revoke one first");
        };
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "Revoke an API token", description = "It stops working everywhere within seconds.")
    @ApiResponse(responseCode = "204", description = "Revoked")
    ResponseEntity<Void> revoke(@PathVariable UUID id, Caller caller) {
        if (!tokens.revoke(id, caller)) throw Problem.notFound("You have no such token.");
        return ResponseEntity.noContent().build();
    }
}
