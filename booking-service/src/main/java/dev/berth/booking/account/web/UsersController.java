package dev.berth.booking.account.web;

import dev.berth.booking.account.AccountLife;
import dev.berth.booking.account.PasswordReset;
import dev.berth.booking.account.Person;
import dev.berth.booking.account.Roles;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.security.PasswordConfirmed;
import dev.berth.booking.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "People")
class UsersController {
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Roles roles;
    private final AccountLife accounts;
    private final PasswordReset passwordReset;

    UsersController(Roles roles, AccountLife accounts, PasswordReset passwordReset) {
        this.roles = roles;
        this.accounts = accounts;
        this.passwordReset = passwordReset;
    }

    @Schema(name = "ResetLink")
    record ResetLink(URI url, String token, Instant expiresAt) {}

    @Schema(name = "PersonList")
    record PersonList(List<PersonResponse> items, @Nullable String nextCursor) {}

    @Schema(name = "RoleRequest")
    record RoleRequest(@NotNull Role role) {}

    @GetMapping
    @MayCall(Who.ADMINS)
    @Operation(summary = "Find people", description = "By part of the name or e-mail; oldest account first.")
    PersonList search(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        List<Person> found = roles.search(query, cursor == null ? BEGINNING : cursor, limit + 1);
        List<Person> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Set<UUID> locked = roles.lockedOut(page);
        return new PersonList(
                page.stream()
                        .map(it -> PersonResponse.of(it, locked.contains(it.id())))
                        .toList(),
                next);
    }

    @PatchMapping("/{id}")
    @MayCall(Who.ADMINS)
    @PasswordConfirmed
    @Operation(
            summary = "Give somebody a role",
            description = "Ends the person's sessions and access tokens; they sign in again with it.")
    PersonResponse assign(Caller admin, @PathVariable UUID id, @Valid @RequestBody RoleRequest request) {
        return switch (roles.assign(id, request.role(), admin)) {
            case Roles.Outcome.Changed it -> PersonResponse.of(it.person());
            case Roles.Outcome.NoSuchPerson it -> throw noSuchPerson();
            case Roles.Outcome.LastAdmin it ->
                throw Problem.ruleBroken("last-admin", "role", "cannot be taken from the last admin");
        };
    }

    @PostMapping("/{id}/unlock")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Let somebody sign in again",
            description =
                    "Forgets the wrong passwords of an account that is left alone because of them. Fine to repeat.")
    @ApiResponse(responseCode = "204", description = "They may try again")
    ResponseEntity<Void> unlock(Caller admin, @PathVariable UUID id) {
        if (!roles.unlock(id, admin)) throw noSuchPerson();
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/reset-link")
    @MayCall(Who.ADMINS)
    @PasswordConfirmed
    @Operation(
            summary = "Make a link for a new password",
            description =
                    "Whoever opens the link chooses the account's new password. It works once and for 24 hours, and"
                            + " replaces an earlier one. Not for an admin's account.")
    @ApiResponse(responseCode = "201", description = "The link, which is shown this once")
    ResponseEntity<ResetLink> makeResetLink(Caller admin, @PathVariable UUID id) {
        return switch (passwordReset.makeLink(id, admin)) {
            case PasswordReset.Making.Made it ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new ResetLink(it.url(), it.token(), it.expiresAt()));
            case PasswordReset.Making.NoSuchPerson it -> throw noSuchPerson();
            case PasswordReset.Making.NotForAdmins it ->
                throw Problem.of(ProblemType.FORBIDDEN, "An admin's password cannot be reset by a link.");
        };
    }

    @PostMapping("/{id}/disable")
    @MayCall(Who.ADMINS)
    @PasswordConfirmed
    @Operation(
            summary = "Disable an account",
            description =
                    "Ends the person's sessions and access tokens at once. Their API tokens and feeds do not work and"
                            + " they cannot sign in until the account is enabled again. Fine to repeat.")
    PersonResponse disable(Caller admin, @PathVariable UUID id) {
        return PersonResponse.of(changed(accounts.disable(id, admin)));
    }

    @PostMapping("/{id}/enable")
    @MayCall(Who.ADMINS)
    @Operation(summary = "Enable an account again", description = "Fine to repeat.")
    PersonResponse enable(Caller admin, @PathVariable UUID id) {
        return PersonResponse.of(changed(accounts.enable(id, admin)));
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.ADMINS)
    @PasswordConfirmed
    @Operation(
            summary = "Delete an account",
            description =
                    "Deletes the person's name, e-mail address, password, sessions, API tokens and feeds. Their bookings"
                            + " and notes stay, without the name.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    ResponseEntity<Void> delete(Caller admin, @PathVariable UUID id) {
        changed(accounts.delete(id, admin));
        return ResponseEntity.noContent().build();
    }

    private static Person changed(AccountLife.Outcome outcome) {
        return switch (outcome) {
            case AccountLife.Outcome.Changed it -> it.person();
            case AccountLife.Outcome.NoSuchPerson it -> throw noSuchPerson();
            case AccountLife.Outcome.OwnAccount it ->
                throw Problem.ruleBroken("own-account", "id", "is your own account; another admin can do this");
            case AccountLife.Outcome.LastAdmin it ->
                throw Problem.ruleBroken("last-admin", "id", "is the last admin who can sign in");
        };
    }

    private static Problem noSuchPerson() {
        return Problem.notFound("There is no such person.");
    }
}
