package dev.berth.booking.account.web;

import dev.berth.booking.account.Client;
import dev.berth.booking.account.Person;
import dev.berth.booking.account.Profile;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.feature.Features;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "My account")
class MeController {
    private final Profile profile;
    private final Features features;
    private final Sessions sessions;
    private final SessionAnswers answers;

    MeController(Profile profile, Features features, Sessions sessions, SessionAnswers answers) {
        this.profile = profile;
        this.features = features;
        this.sessions = sessions;
        this.answers = answers;
    }

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "My account")
    MeResponse me(Caller caller) {
        return profile.of(caller.id()).map(this::answer).orElseThrow(MeController::gone);
    }

    @PatchMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(
            summary = "Change my account",
            description =
                    "A new password asks for the current one, ends all other sessions and every access token, and revokes"
                            + " all API tokens. This session goes on with its next refresh.")
    ResponseEntity<MeResponse> change(Caller caller, Client client, @Valid @RequestBody ProfileRequest request) {
        if (request.password() != null && caller.means() == Caller.Means.API_TOKEN) {
            throw Problem.of(ProblemType.FORBIDDEN, "An API token cannot change the password. Sign in for that.");
        }
        return switch (profile.edit(caller.id(), request.toEdit(), client.address())) {
            case Profile.Outcome.Saved it -> saved(it.person(), client, request.password() != null);
            case Profile.Outcome.WrongPassword it ->
                throw Problem.invalid("currentPassword", "is not your current password");
            case Profile.Outcome.Throttled it -> throw Problem.tooManyRequests("Too many wrong passwords.", it.pause());
            case Profile.Outcome.Gone it -> throw gone();
        };
    }

    /** A new password has ended every session; this browser gets a new one in place of its own. */
    private ResponseEntity<MeResponse> saved(Person person, Client client, boolean newPassword) {
        var answer = ResponseEntity.ok();
        if (newPassword) {
            sessions.open(person, client)
                    .ifPresent(it -> answer.header(HttpHeaders.SET_COOKIE, answers.cookie(it.token())));
        }
        return answer.body(answer(person));
    }

    private MeResponse answer(Person person) {
        return MeResponse.of(person, features.of(person.id(), person.role()));
    }

    private static Problem gone() {
        return Problem.of(ProblemType.UNAUTHORIZED, "This account does not exist any more.");
    }
}
