package dev.berth.booking.reservation.web;

import dev.berth.booking.input.RequestMark;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.reservation.BulkRequests;
import dev.berth.booking.reservation.BulkRequests.Claim;
import dev.berth.booking.reservation.Change;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.ExtendBooking;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Many bookings in one request. Each is changed in a transaction of its own: what one refuses does not hold up the others. */
@RestController
@Tag(name = "Bookings")
class BulkController {
    private final DecideBooking decide;
    private final ExtendBooking extend;
    private final Answers answers;
    private final BulkRequests requests;
    private final JsonMapper json;

    BulkController(
            DecideBooking decide, ExtendBooking extend, Answers answers, BulkRequests requests, JsonMapper json) {
        this.decide = decide;
        this.extend = extend;
        this.answers = answers;
        this.requests = requests;
        this.json = json;
    }

    @Schema(name = "BulkAnswer")
    record BulkAnswer(List<Outcome> items) {}

    /**
     * @param status as if the booking had been changed by a request of its own
     * @param type of the problem, where it was refused
     * @param title of the problem, where it was refused
     * @param detail of the problem, where it was refused
     * @param booking as it is now, where it was changed
     */
    @Schema(
            name = "BulkOutcome",
            requiredProperties = {"id", "status"})
    record Outcome(
            UUID id,
            int status,
            @Nullable String type,
            @Nullable String title,
            @Nullable String detail,
            @Nullable BookingResponse booking) {
        static Outcome changed(UUID id, BookingResponse booking) {
            return new Outcome(id, 200, null, null, null, booking);
        }

        static Outcome refused(UUID id, Problem problem) {
            ProblemDetail body = problem.getBody();
            return new Outcome(
                    id,
                    body.getStatus(),
                    Objects.requireNonNull(body.getType()).toString(),
                    body.getTitle(),
                    body.getDetail(),
                    null);
        }
    }

    @PostMapping("/api/v1/bookings/bulk")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Change many bookings",
            description =
                    "Approves, rejects, extends or cancels up to 100 bookings and answers with an outcome for each, in"
                            + " the order of the ids. With an Idempotency-Key, the same request gets the first answer again.")
    BulkAnswer change(
            @RequestHeader(name = RequestMark.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody BulkRequest request,
            Caller admin) {
        request.check();
        RequestMark mark = RequestMark.of(key, () -> json.writeValueAsBytes(request));
        return mark == null ? changeAll(request, admin) : once(mark, request, admin);
    }

    private BulkAnswer once(RequestMark mark, BulkRequest request, Caller admin) {
        return switch (requests.claim(admin.id(), mark)) {
            case Claim.Granted it -> {
                BulkAnswer answer = changeAll(request, admin);
                requests.keep(admin.id(), mark, json.writeValueAsString(answer));
                yield answer;
            }
            case Claim.Answered it -> json.readValue(it.answer(), BulkAnswer.class);
            case Claim.KeyReused it -> throw RequestMark.reused();
            case Claim.StillRunning it -> throw RequestMark.stillRunning();
        };
    }

    private BulkAnswer changeAll(BulkRequest request, Caller admin) {
        return new BulkAnswer(request.ids().stream()
                .distinct()
                .map(id -> outcome(id, request, admin))
                .toList());
    }

    private Outcome outcome(UUID id, BulkRequest request, Caller admin) {
        try {
            return Outcome.changed(id, answers.of(Answers.changed(change(id, request, admin)), admin));
        } catch (Problem refused) {
            return Outcome.refused(id, refused);
        } catch (TransientDataAccessException busy) {
            return Outcome.refused(
                    id, Problem.of(ProblemType.UNAVAILABLE, "The booking is busy. Try it again in a moment."));
        }
    }

    private Change change(UUID id, BulkRequest request, Caller admin) {
        String reason = request.reason() == null ? null : request.reason().strip();
        return switch (request.action()) {
            case APPROVE -> decide.approve(id, admin);
            case REJECT -> decide.reject(id, Objects.requireNonNull(reason), admin);
            case EXTEND ->
                extend.extend(id, Objects.requireNonNull(request.endsAt()).toInstant(), admin);
            case CANCEL -> decide.cancel(id, OptionalLong.empty(), reason, admin);
        };
    }
}
