package dev.berth.agentservice.stream.web;

import dev.berth.agentservice.node.Nodes;
import dev.berth.agentservice.node.StreamRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Passes a gateway's request for a stream on to the node, if the node is linked to this replica. */
@RestController
class StreamController {
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9_.-]{1,512}");
    private static final Pattern KIND = Pattern.compile("[a-z-]{1,32}");

    private final Nodes nodes;
    private final InternalCallers callers;

    StreamController(Nodes nodes, InternalCallers callers) {
        this.nodes = nodes;
        this.callers = callers;
    }

    record OpenStreamRequest(UUID nodeId, UUID bookingId, String kind, String ticket) {
        boolean isSound() {
            return nodeId != null
                    && bookingId != null
                    && kind != null
                    && ticket != null
                    && KIND.matcher(kind).matches()
                    && TICKET.matcher(ticket).matches();
        }
    }

    /** For gateways only. 202: the node was asked; 404: another replica may have its link. */
    @PostMapping("/internal/node-streams")
    ResponseEntity<?> open(@RequestBody OpenStreamRequest request, HttpServletRequest call) {
        if (!callers.include(call)) {
            return problem(HttpStatus.FORBIDDEN, "Only Berth's own services may ask for a stream.");
        }
        if (!request.isSound()) {
            return problem(HttpStatus.BAD_REQUEST, "nodeId, bookingId, kind and ticket are needed.");
        }
        var stream = new StreamRequest(request.ticket(), request.bookingId(), request.kind());
        boolean asked = nodes.find(request.nodeId())
                .filter(node -> node.openStream(stream))
                .isPresent();
        return asked
                ? ResponseEntity.accepted().build()
                : problem(HttpStatus.NOT_FOUND, "That node, with that workspace, is not linked here.");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
