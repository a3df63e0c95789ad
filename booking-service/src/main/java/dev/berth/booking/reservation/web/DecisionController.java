package dev.berth.booking.reservation.web;

import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.ExtendBooking;
import dev.berth.booking.reservation.MoveBooking;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What admins, and owners of running bookings, decide. */
@RestController
@RequestMapping("/api/v1/bookings/{id}")
class DecisionController {
    private final Answers answers;
    private final DecideBooking decide;
    private final ExtendBooking extend;
    private final MoveBooking move;

    DecisionController(Answers answers, DecideBooking decide, ExtendBooking extend, MoveBooking move) {
        this.answers = answers;
        this.decide = decide;
        this.extend = extend;
        this.move = move;
    }

    record Rejection(@NotNull @Line(max = 500) String reason) {}

    record Extension(
            @NotNull @JsonDeserialize(using = TimeWithOffset.class)
            OffsetDateTime endsAt) {}

    record Target(@NotNull UUID nodeId) {}

    @PostMapping("/approve")
    @MayCall(Who.ADMINS)
    ResponseEntity<BookingResponse> approve(@PathVariable UUID id, Caller caller) {
        return answers.to(decide.approve(id, caller), caller);
    }

    @PostMapping("/reject")
    @MayCall(Who.ADMINS)
    ResponseEntity<BookingResponse> reject(@PathVariable UUID id, @Valid @RequestBody Rejection why, Caller caller) {
        return answers.to(decide.reject(id, why.reason().strip(), caller), caller);
    }

    @PostMapping("/extend")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> extend(@PathVariable UUID id, @Valid @RequestBody Extension wish, Caller caller) {
        return answers.to(extend.extend(id, wish.endsAt().toInstant(), caller), caller);
    }

    @PostMapping("/end")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> end(@PathVariable UUID id, Caller caller) {
        return answers.to(decide.end(id, caller), caller);
    }

    @PostMapping("/move")
    @MayCall(Who.ADMINS)
    ResponseEntity<BookingResponse> move(@PathVariable UUID id, @Valid @RequestBody Target target, Caller caller) {
        return answers.to(move.move(id, target.nodeId(), caller), caller);
    }
}
