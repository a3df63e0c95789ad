package dev.berth.booking.node.web;

import dev.berth.booking.node.Enrolment;
import dev.berth.booking.node.Enrolment.Invitation;
import dev.berth.booking.node.Enrolment.OpenInvitation;
import dev.berth.booking.node.Enrolment.Outcome;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/nodes/enrolments")
@Tag(name = "Nodes")
class EnrolmentController {
    private final Enrolment enrolment;

    EnrolmentController(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Schema(name = "Enrolment")
    record InvitationResponse(
            UUID id,
            String token,
            Instant expiresAt,

            @Schema(
                    description =
                            "What to paste as root on the machine: it fetches the install script, checks its SHA-256 and runs it;"
                                    + " the script asks for the token. Until the agent's archive is made (./berth agent-archive), it starts"
                                    + " the agent from a checkout of Berth instead.")
            String command) {}

    @Schema(name = "OpenEnrolment")
    record OpenResponse(
            UUID id,
            @Nullable String name,
            @Nullable String site,
            @Nullable List<String> tags,
            Instant createdAt,
            Instant expiresAt) {
        static OpenResponse of(OpenInvitation it) {
            return new OpenResponse(
                    it.id(), it.terms().name(), it.terms().site(), it.terms().tags(), it.createdAt(), it.expiresAt());
        }
    }

    @Schema(name = "OpenEnrolmentList")
    record OpenList(List<OpenResponse> items) {}

    @Schema(name = "EnrolledNode")
    record EnrolledResponse(UUID nodeId) {}

    @PostMapping
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite a machine", description = "The token is shown once, is good once and for 24 hours.")
    InvitationResponse invite(Caller admin, @Valid @RequestBody InvitationRequest request) {
        Invitation it = enrolment.invite(request.toTerms(), admin);
        return new InvitationResponse(it.id(), it.token(), it.expiresAt(), it.command());
    }

    @GetMapping
    @MayCall(Who.ADMINS)
    @Operation(summary = "Open enrolments", description = "Tokens that no machine has used yet and that still work.")
    OpenList list() {
        return new OpenList(enrolment.open().stream().map(OpenResponse::of).toList());
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw an enrolment", description = "Its token does not work any more.")
    void withdraw(Caller admin, @PathVariable UUID id) {
        if (!enrolment.withdraw(id, admin)) {
            throw Problem.notFound("There is no such enrolment, or a machine has used its token.");
        }
    }

    @PostMapping("/redeem")
    @MayCall(Who.ANYONE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Become a node",
            description = "For agents; the token is the credential. The same machine may repeat it.")
    EnrolledResponse redeem(@Valid @RequestBody RedeemRequest request) {
        return switch (enrolment.redeem(request.token(), request.toMachine())) {
            case Outcome.Enrolled it -> new EnrolledResponse(it.nodeId());
            case Outcome.GpuOfAnother it ->
                throw Problem.of(
                        ProblemType.ILLEGAL_TRANSITION,
                        "GPU " + it.uuid() + " belongs to another node: retire that node first.");
            case Outcome.TokenRefused it ->
                throw Problem.of(ProblemType.UNAUTHORIZED, "This enrolment token is unknown, used or too old.");
        };
    }
}
