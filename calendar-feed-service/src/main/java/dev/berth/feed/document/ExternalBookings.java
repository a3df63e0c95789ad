package dev.berth.feed.document;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.CalendarKind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What outside portals know of a person or a room. It is what was read last: a portal that does not answer changes
 * nothing here.
 */
@Component
class ExternalBookings {
    private static final String SELECT =
            "SELECT * FROM external_entry WHERE shown AND %s = ? ORDER BY starts_at, entry_key";
    private static final String OF_PERSON = SELECT.formatted("person_id");
    private static final String OF_ROOM = SELECT.formatted("resource_id");

    private final JdbcClient sql;

    ExternalBookings(JdbcClient sql) {
        this.sql = sql;
    }

    void of(CalendarKey key, Audience audience, Consumer<Occasion> to) {
        sql.sql(key.kind() == CalendarKind.PERSON ? OF_PERSON : OF_ROOM)
                .param(key.subjectId())
                .query(row -> {
                    to.accept(occasion(row, audience));
                });
    }

    private static Occasion occasion(ResultSet row, Audience audience) throws SQLException {
        boolean tellsAll = audience != Audience.ANYBODY;
        String source = row.getString("source_name");
        return new Occasion(
                uid(row.getString("entry_key")),
                row.getLong("sequence"),
                Columns.instant(row, "changed_at"),
                null,
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                row.getBoolean("all_day"),
                standing(row.getString("status")),
                new Category(source, "slategray"),
                tellsAll ? row.getString("title") : "Booked",
                row.getString("place"),
                tellsAll ? description(source, row.getString("status"), row.getString("price")) : null,
                tellsAll ? address(row.getString("url")) : null);
    }

    private static Standing standing(String status) {
        return switch (status) {
            case "tentative" -> Standing.TENTATIVE;
            case "cancelled", "vanished" -> Standing.CANCELLED;
            default -> Standing.CONFIRMED;
        };
    }

    private static String description(String source, String status, @Nullable String price) {
        return Stream.of(
                        status.equals("vanished") ? "Not listed in " + source + " any more." : "From " + source + ".",
                        price == null || price.isBlank() ? null : "Price: " + price)
                .filter(it -> it != null)
                .collect(Collectors.joining("\n"));
    }

    /** Somebody else's text: only what is one address on one line goes into the document as one. */
    private static @Nullable String address(@Nullable String url) {
        return url != null && url.matches("https?://[\\x21-\\x7e]+") ? url : null;
    }

    private static String uid(String key) {
        return UUID.nameUUIDFromBytes(("external " + key).getBytes(StandardCharsets.UTF_8)) + "@berth";
    }
}
