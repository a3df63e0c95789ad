package dev.berth.booking.note.web;

import dev.berth.booking.note.BookingNote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "NoteList")
record NoteList(List<NoteResponse> items, @Nullable String nextCursor) {

    /** @param found one more than the page holds when there are more */
    static NoteList of(List<BookingNote> found, int limit) {
        List<BookingNote> page = found.subList(0, Math.min(limit, found.size()));
        return new NoteList(
                page.stream().map(NoteResponse::of).toList(),
                found.size() > limit ? page.getLast().id().toString() : null);
    }
}
