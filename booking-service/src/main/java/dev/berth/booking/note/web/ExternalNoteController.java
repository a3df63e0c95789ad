package dev.berth.booking.note.web;

import dev.berth.booking.external.ExternalDirectory;
import dev.berth.booking.note.BookingNotes;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/external-bookings/{id}/notes")
@Tag(name = "Notes")
class ExternalNoteController {
    private final BookingNotes notes;
    private final ExternalDirectory bookings;

    ExternalNoteController(BookingNotes notes, ExternalDirectory bookings) {
        this.notes = notes;
        this.bookings = bookings;
    }

    @GetMapping
    @MayCall(Who.STAFF)
    @Operation(summary = "What staff noted about an external booking", description = "Oldest first.")
    NoteList list(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        known(id);
        return NoteList.of(notes.ofExternal(id, cursor, limit + 1), limit);
    }

    @PostMapping
    @MayCall(Who.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Note something about an external booking")
    NoteResponse add(@PathVariable UUID id, @Valid @RequestBody NoteRequest request, Caller caller) {
        known(id);
        return NoteResponse.of(notes.addToExternal(id, request.text().strip(), caller));
    }

    private void known(UUID id) {
        if (!bookings.exists(id)) {
            throw Problem.notFound("There is no such booking.");
        }
    }
}
