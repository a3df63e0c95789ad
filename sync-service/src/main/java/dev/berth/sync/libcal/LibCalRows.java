package dev.berth.sync.libcal;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.FoundBooking.Note;
import dev.berth.sync.connector.FoundBooking.Status;
import dev.berth.sync.source.Setup;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a row of LibCal means. Many fields may be missing. {@code bookId} names the booking: checking in rewrites
 * {@code fromDate}, and {@code id} is another thing.
 */
final class LibCalRows {
    private static final int LONGEST_TIME = 64;

    private final Setup setup;

    LibCalRows(Setup setup) {
        this.setup = setup;
    }

    static String idOf(JsonNode row) {
        return row.path("bookId").asString("").strip();
    }

    /** The seat where there is one, else the space. */
    static String spaceOf(JsonNode row) {
        return Stream.of("seat_id", "eid")
                .map(field -> row.path(field).asString("").strip())
                .filter(id -> !id.isEmpty() && !id.equals("0"))
                .findFirst()
                .orElse("");
    }

    static String spaceNameOf(JsonNode row) {
        return joined(row, " · ", "location_name", "item_name", "seat_name");
    }

    /** Empty when it belongs to a space that is no room of Berth. */
    Optional<UUID> roomOf(JsonNode row) {
        UUID room = setup.rooms().get(spaceOf(row));
        return Optional.ofNullable(
                room == null ? setup.rooms().get(row.path("eid").asString("")) : room);
    }

    /** @throws DateTimeException or IllegalArgumentException when the row makes no sense */
    FoundBooking read(JsonNode row, UUID room) {
        return new FoundBooking(
                idOf(row),
                titleOf(row),
                spaceNameOf(row),
                instant(row, "fromDate"),
                instant(row, "toDate"),
                false,
                statusOf(row),
                null,
                null,
                notesOf(row),
                room);
    }

    private static String titleOf(JsonNode row) {
        return Stream.of(
                        row.path("nickname").asString(""),
                        row.path("event").path("title").asString(""),
                        joined(row, " ", "firstName", "lastName"))
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("Booked in LibCal");
    }

    private static String joined(JsonNode row, String between, String... fields) {
        return Stream.of(fields)
                .map(field -> row.path(field).asString("").strip())
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(between));
    }

    private Instant instant(JsonNode row, String field) {
        String text = row.path(field).asString("");
        if (text.length() > LONGEST_TIME) {
            throw new DateTimeException(field + " is no time");
        }
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .toInstant()
                : LocalDateTime.parse(text).atZone(setup.timeZone()).toInstant();
    }

    /** A word that nobody here knows holds the room: it may cost a free hour, and never makes two people meet. */
    static Status statusOf(JsonNode row) {
        JsonNode cancelled = row.path("cancelled");
        boolean isCancelled = cancelled.isString() && !cancelled.asString("").isBlank() || cancelled.asBoolean(false);
        if (isCancelled) {
            return Status.CANCELLED;
        }
        return switch (row.path("status").asString("").strip().toLowerCase(java.util.Locale.ROOT)) {
            case "cancelled", "canceled", "mediated denied", "denied" -> Status.CANCELLED;
            case "tentative", "mediated pending", "mediated tentative", "pending" -> Status.TENTATIVE;
            default -> Status.CONFIRMED;
        };
    }

    private static List<Note> notesOf(JsonNode row) {
        return row.path("internal_notes")
                .valueStream()
                .map(LibCalRows::note)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Note note(JsonNode said) {
        String text = said.isString()
                ? said.asString("")
                : Stream.of("note", "text", "body")
                        .map(it -> said.path(it).asString(""))
                        .filter(it -> !it.isBlank())
                        .findFirst()
                        .orElse("");
        return text.isBlank() ? null : new Note(text, at(said), author(said));
    }

    private static @Nullable Instant at(JsonNode said) {
        try {
            return OffsetDateTime.parse(said.path("created").asString("")).toInstant();
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static @Nullable String author(JsonNode said) {
        String name = Stream.of("created_by", "author", "staff")
                .map(it -> said.path(it).asString(""))
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("");
        return name.isBlank() ? null : name;
    }
}
