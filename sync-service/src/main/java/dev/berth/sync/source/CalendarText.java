package dev.berth.sync.source;

import org.jspecify.annotations.Nullable;

/**
 * An .ics as it is known.
 *
 * @param etag as its server named this edition, for asking whether there is another
 * @param lastModified likewise
 */
public record CalendarText(
        String content, @Nullable String etag, @Nullable String lastModified) {
    public static CalendarText uploaded(String content) {
        return new CalendarText(content, null, null);
    }
}
