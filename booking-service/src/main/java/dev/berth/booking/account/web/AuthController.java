package dev.berth.booking.account.web;

import dev.berth.booking.account.Client;
import dev.berth.booking.account.EmailAddress;
import dev.berth.booking.account.PasswordReset;
import dev.berth.booking.account.Person;
import dev.berth.booking.account.Profile;
import dev.berth.booking.account.Registration;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.account.Sessions.Renewal;
import dev.berth.booking.account.SignIn;
import dev.berth.booking.problem.FieldProblem;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final PasswordReset passwordReset;
    private final Profile profile;
    private final SessionAnswers answers;
    private final RefreshCookie cookie;

    AuthController(
            Registration registration,
            SignIn signIn,
            Sessions sessions,
            PasswordReset passwordReset,
            Profile profile,
            SessionAnswers answers,
            RefreshCookie cookie) {
        this.registration = registration;
        this.signIn = signIn;
        this.sessions = sessions;
        this.passwordReset = passwordReset;
        this.profile = profile;
        this.answers = answers;
        this.cookie = cookie;
    }

    @GetMapping("/registration")
    @MayCall(Who.ANYONE)
    @Operation(summary = "Who may register")
    RegistrationResponse rules() {
        return RegistrationResponse.of(registration.rules());
    }

    @PostMapping("/register")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Register",
            description = "Makes an account for a student and signs them in. The refresh token comes as a cookie.")
    @ApiResponse(responseCode = "201", description = "Registered and signed in")
    ResponseEntity<SessionResponse> register(
            @Valid @RequestBody RegisterRequest request,
            Client client,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        return switch (registration.register(request.toApplicant(), client.address())) {
            case Registration.Outcome.Registered it -> signedIn(it.person(), client, HttpStatus.CREATED);
            case Registration.Outcome.EmailTaken it ->
                throw Problem.invalid("email", "already has an account; sign in instead");
            case Registration.Outcome.InvitationNeeded it ->
                throw Problem.of(
                        ProblemType.REGISTRATION_CLOSED,
                        "Registration is closed on this installation. Accounts will be made by invitation"
                                + " once Berth can send invitations.");
            case Registration.Outcome.DomainNotAllowed it ->
                throw Problem.of(
                                ProblemType.REGISTRATION_CLOSED,
                                "Only e-mail addresses of some domains may register here.")
                        .with("errors", List.of(new FieldProblem("email", mustEndIn(it.allowed()))));
            case Registration.Outcome.TooMany it ->
                throw Problem.tooManyRequests(
                        "Too many accounts were made from your network. Try again later.", it.pause());
        };
    }

    @PostMapping("/token")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Sign in",
            description =
                    "After five wrong passwords for an account from one network, that network has to wait before it may"
                            + " try the account again (429), and longer after each further one.")
    @ApiResponse(responseCode = "200", description = "Signed in")
    ResponseEntity<SessionResponse> token(
            @Valid @RequestBody SignInRequest request,
            Client client,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        return switch (signIn.attempt(new EmailAddress(request.email()), request.password(), client.address())) {
            case SignIn.Outcome.Welcome it -> signedIn(it.person(), client, HttpStatus.OK);
            case SignIn.Outcome.NoMatch it -> throw noMatch();
            case SignIn.Outcome.Disabled it ->
                throw Problem.of(ProblemType.UNAUTHORIZED, "This account is disabled. Ask an admin to enable it.");
            case SignIn.Outcome.Throttled it -> throw throttled(it.pause());
        };
    }

    @PostMapping("/password-reset")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Choose a new password",
            description =
                    "With the token of a reset link, which works once and for 24 hours. Ends all sessions and access"
                            + " tokens, and revokes all API tokens. After ten wrong tokens from one network, that network has to"
                            + " wait (429).")
    @ApiResponse(responseCode = "204", description = "The new password counts; sign in with it")
    ResponseEntity<Void> resetPassword(@Valid @RequestBody PasswordResetRequest request, Client client) {
        return switch (passwordReset.reset(request.token(), request.password(), client.address())) {
            case PasswordReset.Outcome.Changed it -> ResponseEntity.noContent().build();
            case PasswordReset.Outcome.TokenRefused it ->
                throw Problem.of(
                        ProblemType.UNAUTHORIZED, "This link is unknown, used or too old. Ask an admin for a new one.");
            case PasswordReset.Outcome.Throttled it ->
                throw Problem.tooManyRequests(
                        "Too many wrong links were tried from your network. Try again later.", it.pause());
        };
    }

    @PostMapping("/confirm")
    @MayCall(Who.SIGNED_IN)
    @Operation(
            summary = "Confirm my password",
            description =
                    "What is dangerous in the wrong hands asks for the password again when it was given more than 10"
                            + " minutes ago (403, password-confirmation-required). Give it here and go on with the new access token.")
    @ApiResponse(responseCode = "200", description = "Confirmed")
    ResponseEntity<SessionResponse> confirm(@Valid @RequestBody ConfirmRequest request, Caller caller, Client client) {
        UUID session = caller.sessionId();
        if (session == null) {
            throw Problem.of(ProblemType.FORBIDDEN, "An API token cannot confirm a password. Sign in for that.");
        }
        return switch (profile.confirmPassword(caller.id(), session, request.password(), client.address())) {
            case Profile.Confirmation.Confirmed it -> answers.continued(it.session());
            case Profile.Confirmation.WrongPassword it -> throw Problem.invalid("password", "is not your password");
            case Profile.Confirmation.Throttled it -> throw throttled(it.pause());
            case Profile.Confirmation.SignedOut it -> throw signedOut();
        };
    }

    @PostMapping("/refresh")
    @MayCall(Who.ANYONE)
    @Operation(
            summary = "Stay signed in",
            description = "Trades the refresh cookie for a new access token and a new cookie."
                    + " A cookie that comes back after it was replaced ends the session everywhere."
                    + " A session ends 90 days after its sign-in, however often it is used.")
    @ApiResponse(responseCode = "200", description = "Still signed in")
    ResponseEntity<SessionResponse> refresh(
            HttpServletRequest request,
            Client client,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        String refreshToken = cookie.of(request).orElseThrow(this::signedOut);
        return switch (sessions.renew(refreshToken, client)) {
            case Renewal.Renewed it -> answers.renewed(it.session(), it.next());
            case Renewal.JustReplaced it -> answers.continued(it.session());
            case Renewal.Refused it -> throw signedOut();
        };
    }

    @PostMapping("/logout")
    @MayCall(Who.ANYONE)
    @Operation(summary = "Sign out", description = "Ends the session of the refresh cookie. Fine to repeat.")
    @ApiResponse(responseCode = "204", description = "Signed out")
    ResponseEntity<Void> logout(
            HttpServletRequest request,
            @Parameter(hidden = true) @RequestHeader(name = OwnPagesOnly.HEADER, required = false) @Nullable
                    String comesFrom) {
        OwnPagesOnly.check(comesFrom);
        cookie.of(request).ifPresent(sessions::close);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.remove())
                .build();
    }

    private ResponseEntity<SessionResponse> signedIn(Person person, Client client, HttpStatus status) {
        Sessions.Opened opened = sessions.open(person, client).orElseThrow(AuthController::noMatch);
        return answers.opened(opened, status);
    }

    private static String mustEndIn(Set<String> domains) {
        return "must end in "
                + domains.stream().sorted().map(domain -> "@" + domain).collect(Collectors.joining(" or "));
    }

    private static Problem noMatch() {
        return Problem.of(ProblemType.UNAUTHORIZED, "This e-mail and this password do not belong together.");
    }

    private static Problem throttled(Duration pause) {
        return Problem.tooManyRequests("Too many wrong passwords.", pause);
    }

    private Problem signedOut() {
        Problem problem = Problem.of(ProblemType.UNAUTHORIZED, "Your session is over. Sign in again.");
        problem.getHeaders().add(HttpHeaders.SET_COOKIE, cookie.remove());
        return problem;
    }
}
