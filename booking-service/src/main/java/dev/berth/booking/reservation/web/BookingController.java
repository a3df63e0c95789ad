package dev.berth.booking.reservation.web;

import dev.berth.booking.input.RequestMark;
import dev.berth.booking.reservation.BookingMeasures;
import dev.berth.booking.reservation.DecideBooking;
import dev.berth.booking.reservation.EditBooking;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.reservation.Placing;
import dev.berth.booking.reservation.RequestKey;
import dev.berth.booking.reservation.Reserve;
import dev.berth.booking.reservation.ReserveRoom;
import dev.berth.booking.reservation.ReserveSeat;
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
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final RepeatedRequests repeated;
    private final BookingMeasures measures;
    private final Answers answers;
    private final Reserve reserve;
    private final ReserveRoom reserveRoom;
    private final ReserveSeat reserveSeat;
    private final EditBooking edit;
    private final FindBookings bookings;
    private final DecideBooking decide;

    BookingController(
            RepeatedRequests repeated,
            BookingMeasures measures,
            Answers answers,
            Reserve reserve,
            ReserveRoom reserveRoom,
            ReserveSeat reserveSeat,
            EditBooking edit,
            FindBookings bookings,
            DecideBooking decide) {
        this.repeated = repeated;
        this.measures = measures;
        this.answers = answers;
        this.reserve = reserve;
        this.reserveRoom = reserveRoom;
        this.reserveSeat = reserveSeat;
        this.edit = edit;
        this.bookings = bookings;
        this.decide = decide;
    }

    @PostMapping
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> book(
            @RequestHeader(name = RequestMark.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody BookingRequest wish,
            Caller caller) {
        RequestKey request = repeated.keyOf(key, wish, caller);
        return answers.to(measures.time(wish.kind(), () -> place(wish, caller, request)), caller, repeated::read);
    }

    private Placing place(BookingRequest wish, Caller caller, RequestKey request) {
        return switch (wish.kind()) {
            case COMPUTE -> reserve.place(wish.computeOrder(), caller, request);
            case ROOM -> reserveRoom.place(wish.roomOrder(), caller, request);
            case COURSE -> reserveSeat.place(wish.seatOrder(), caller, request);
        };
    }

    @GetMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> look(@PathVariable UUID id, Caller caller) {
        return bookings.find(id, caller).map(it -> answers.ok(it, caller)).orElseThrow(Refusals::notFound);
    }

    @PatchMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<BookingResponse> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody BookingChange change,
            Caller caller) {
        return answers.to(edit.edit(id, change.edit(), IfMatch.version(ifMatch), caller), caller);
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    ResponseEntity<Void> cancel(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return Answers.gone(Answers.changed(decide.cancel(id, IfMatch.version(ifMatch), caller)));
    }
}
