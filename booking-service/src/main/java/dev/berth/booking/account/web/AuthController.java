package dev.berth.booking.account.web;

import dev.berth.booking.account.EmailAddress;
import dev.berth.booking.account.Person;
import dev.berth.booking.account.Profile;
import dev.berth.booking.account.Registration;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.account.Sessions.Renewal;
import dev.berth.booking.account.SignIn;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Signing in")
class AuthController {
    private final Registration registration;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Profile profile;
    private final SessionAnswers answers;

    AuthController(
            Registration registration, SignIn signIn, Sessions sessions, Profile profile, SessionAnswers answers) {
        this.registration = registration;
        this.signIn = signIn;
        this.sessions = sessions;
        this.profile = profile;
        this.answers = answers;
    }

    @PostMapping("/register")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Register",
            description = "Makes an account for a student and signs them in. The refresh token comes as a cookie.")
    @ApiResponse(responseCode = "201", description = "Registered and signed in")
    ResponseEntity<SessionResponse> register(
            @Valid @RequestBody RegisterRequest request,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        return switch (registration.register(request.toApplicant())) {
            case Registration.Outcome.Registered it -> answers.opened(it.person(), HttpStatus.CREATED);
            case Registration.Outcome.EmailTaken it ->
                throw Problem.invalid("email", "already has an account; sign in instead");
        };
    }

    @PostMapping("/token")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Sign in",
            description = "After five wrong passwords within 15 minutes an account is left alone for a while (429).")
    @ApiResponse(responseCode = "200", description = "Signed in")
    ResponseEntity<SessionResponse> token(
            @Valid @RequestBody SignInRequest request,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        return switch (signIn.attempt(new EmailAddress(request.email()), request.password())) {
            case SignIn.Outcome.Welcome it -> answers.opened(it.person(), HttpStatus.OK);
            case SignIn.Outcome.NoMatch it ->
                throw Problem.of(ProblemType.UNAUTHORIZED, "This e-mail and this password do not belong together.");
            case SignIn.Outcome.Throttled it ->
                throw Problem.tooManyRequests("Too many wrong passwords. Wait a few minutes.", it.pause());
        };
    }

    @PostMapping("/refresh")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Stay signed in",
            description = "Trades the refresh cookie for a new access token and a new cookie."
                    + " A cookie that comes back after it was replaced ends the session everywhere.")
    @ApiResponse(responseCode = "200", description = "Still signed in")
    ResponseEntity<SessionResponse> refresh(
            @Parameter(hidden = true) @CookieValue(name = SessionAnswers.COOKIE, required = false) @Nullable
                    String refreshToken,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        if (refreshToken == null) throw signedOut();
        return switch (sessions.renew(refreshToken)) {
            case Renewal.Renewed it -> answers.renewed(person(it.personId()), it.nextToken(), HttpStatus.OK);
            case Renewal.JustReplaced it -> answers.continued(person(it.personId()));
            case Renewal.Refused it -> throw signedOut();
        };
    }

    @PostMapping("/logout")
    @MayCall(Who.ANYONE)
    @Operation(summary = "Sign out", description = "Ends the session of the refresh cookie. Fine to repeat.")
    @ApiResponse(responseCode = "204", description = "Signed out")
    ResponseEntity<Void> logout(
            @Parameter(hidden = true) @CookieValue(name = SessionAnswers.COOKIE, required = false) @Nullable
                    String refreshToken,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        if (refreshToken != null) sessions.close(refreshToken);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, answers.noCookie())
                .build();
    }

    private Person person(UUID id) {
        return profile.of(id).orElseThrow(this::signedOut);
    }

    private Problem signedOut() {
        Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "Your session is over. Sign in again.");
        problem.getHeaders().add(HttpHeaders.SET_COOKIE, answers.noCookie());
        return problem;
    }
}
