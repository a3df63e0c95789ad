package dev.berth.booking.node.web;

import dev.berth.booking.node.Enrolment;
import dev.berth.booking.node.Enrolment.Invitation;
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
import java.util.UUID;
import org.springframework.http.HttpStatus;
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

            @Schema(description = "Starts the agent, in a checkout of Berth on the machine; it asks for the token")
            String command) {}

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

    @PostMapping("/redeem")
    @MayCall(Who.ANYONE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Become a node",
            description = "For agents; the token is the credential. The same machine may repeat it.")
    EnrolledResponse redeem(@Valid @RequestBody RedeemRequest request) {
        return switch (enrolment.redeem(request.token(), request.toMachine())) {
            case Outcome.Enrolled it -> new EnrolledResponse(it.nodeId());
            case Outcome.TokenRefused it ->
                throw Problem.of(ProblemType.UNAUTHORIZED, "This enrolment token is unknown, used or too old.");
        };
    }
}
