package dev.berth.booking.note.web;

import dev.berth.booking.note.BookingNote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

@Schema(name = "Note")
record NoteResponse(UUID id, String text, Instant at, Author author) {
    @Schema(name = "NoteAuthor")
    record Author(UUID id, String name) {}

    static NoteResponse of(BookingNote it) {
        return new NoteResponse(
                it.id(),
                it.text(),
                it.at(),
                new Author(it.author().id(), it.author().name()));
    }
}
