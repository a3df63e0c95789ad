package dev.berth.booking.reservation.web;

import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.reservation.Reserve;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Book, look, cancel. */
@RestController
@RequestMapping("/api/v1/bookings")
class BookingController {
    private final Reserve reserve;
    private final FindBookings bookings;
    private final DecideBooking decide;

    BookingController(Reserve reserve, FindBookings bookings, DecideBooking decide) {
        this.reserve = reserve;
        this.bookings = bookings;
        this.decide = decide;
    }

    @PostMapping
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> book(@Valid @RequestBody BookingRequest wish, Caller caller) {
        return Answers.to(reserve.place(wish.order(), caller));
    }

    @GetMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> look(@PathVariable UUID id, Caller caller) {
        return bookings.find(id, caller).map(Answers::ok).orElseThrow(Refusals::notFound);
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<Void> cancel(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        Answers.changed(decide.cancel(id, IfMatch.version(ifMatch), caller));
        return ResponseEntity.noContent().build();
    }
}
