package dev.berth.sync.portal.web;

import dev.berth.sync.connector.Source;
import dev.berth.sync.edge.Caller;
import dev.berth.sync.edge.Problem;
import dev.berth.sync.edge.SecurityLog;
import dev.berth.sync.external.SourceState;
import dev.berth.sync.external.SourceStates;
import dev.berth.sync.job.web.AsksForSync;
import dev.berth.sync.portal.Account;
import dev.berth.sync.portal.Accounts;
import dev.berth.sync.portal.Credentials;
import dev.berth.sync.portal.PortalSettings;
import dev.berth.sync.portal.Portals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/portals")
@Tag(name = "Portals")
class PortalController {
    private final Portals portals;
    private final Accounts accounts;
    private final SourceStates states;
    private final Clock clock;

    PortalController(Portals portals, Accounts accounts, SourceStates states, Clock clock) {
        this.portals = portals;
        this.accounts = accounts;
        this.states = states;
        this.clock = clock;
    }

    @Schema(name = "PortalList")
    record PortalList(List<PortalResponse> items, @Nullable String nextCursor) {}

    @Schema(name = "PortalCredentials")
    record CredentialsRequest(
            @NotBlank @Size(max = 320) String email,
            @NotBlank @Size(max = 1000) String password) {
        @Override
        public String toString() {
            return "CredentialsRequest[hidden]";
        }
    }

    @GetMapping
    @Operation(summary = "The portals, and which of them I have connected")
    PortalList list(Caller me) {
        return new PortalList(
                portals.portals().entrySet().stream()
                        .map(it -> answer(me, it.getKey(), it.getValue()))
                        .toList(),
                null);
    }

    @GetMapping("/{portal}/credentials")
    @Operation(summary = "My account at a portal", description = "Never the password. 404 when there is none.")
    PortalResponse get(Caller me, @PathVariable String portal) {
        PortalResponse answer = answer(me, portal, known(portal));
        if (!answer.connected()) {
            throw Problem.notFound("You have not connected this portal.");
        }
        return answer;
    }

    @AsksForSync
    @PutMapping("/{portal}/credentials")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Connect a portal, or change the password",
            description = "Both are kept encrypted and are never shown. A first sync starts by itself. Needs the Berth"
                    + " password given within the last 10 minutes (403, password-confirmation-required); an API token cannot"
                    + " do this.")
    void put(Caller me, @PathVariable String portal, @Valid @RequestBody CredentialsRequest request) {
        if (!me.hasConfirmedPassword(clock.instant())) throw Problem.passwordConfirmationRequired();
        known(portal);
        if (!accounts.canConnect()) {
            throw Problem.unavailable("Portals cannot be connected here: the key that protects passwords is missing."
                    + " An operator sets BERTH_SYNC_KEY_FILE.");
        }
        accounts.connect(me.id(), portal, new Credentials(request.email().strip(), request.password()));
        SecurityLog.write("portal-credentials-set", me.id(), "portal", portal);
    }

    @DeleteMapping("/{portal}/credentials")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Disconnect a portal",
            description = "Deletes the credentials, the history of syncs and the bookings that came from there.")
    void delete(Caller me, @PathVariable String portal) {
        if (!accounts.disconnect(me.id(), portal)) {
            throw Problem.notFound("You have not connected this portal.");
        }
        SecurityLog.write("portal-credentials-removed", me.id(), "portal", portal);
    }

    private PortalSettings known(String portal) {
        return portals.find(portal).orElseThrow(() -> Problem.notFound("There is no such portal."));
    }

    private PortalResponse answer(Caller me, String portal, PortalSettings settings) {
        return accounts.find(me.id(), portal)
                .map(it -> connected(it, settings))
                .orElseGet(() -> new PortalResponse(portal, settings.name(), false, null, null, null, null));
    }

    private PortalResponse connected(Account account, PortalSettings settings) {
        return new PortalResponse(
                account.portal(),
                settings.name(),
                true,
                accounts.credentials(account).map(Credentials::email).orElse(null),
                account.connectedAt(),
                account.state(),
                states.find(Source.accountId(account.portal(), account.personId()))
                        .map(SourceState::lastSucceededAt)
                        .orElse(null));
    }
}
