package dev.berth.sync.source.web;

import dev.berth.sync.edge.Problem;
import dev.berth.sync.source.Entrusted;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What people type in about outside systems, made sure of. */
final class SourceFields {
    /** With everything around it, under the gateway's limit for a whole request. */
    static final int LARGEST_CALENDAR = 700_000;

    private static final URI UPLOADED = URI.create("upload:calendar");

    private SourceFields() {}

    static String require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "must not be empty");
        }
        return value;
    }

    static URI address(String text) {
        try {
            URI address = new URI(text.strip().replaceFirst("^(?i)webcals?://", "https://"));
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException nonsense) {
            throw Problem.invalid("address", "is not an address");
        }
        throw Problem.invalid("address", "must begin with https:// or http:// and name a host, without a password");
    }

    static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalid("timeZone", "must be a time zone like Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    /** A calendar's address is a secret, so only where it leads is shown; null when none was given. */
    static @Nullable URI shownOfCalendar(@Nullable String address, @Nullable String content) {
        if (content != null) {
            return UPLOADED;
        }
        return address == null ? null : address(address).resolve("/");
    }

    static boolean isUploaded(URI shown) {
        return shown.equals(UPLOADED);
    }

    static Entrusted calendar(@Nullable String address, @Nullable String content) {
        if (address != null && content != null) {
            throw Problem.invalid("content", "comes instead of an address, not with one");
        }
        if (content != null) {
            return new Entrusted.Calendar(calendarText(content));
        }
        return address == null
                ? new Entrusted.Nothing()
                : new Entrusted.Secret(address(address).toString());
    }

    private static String calendarText(String content) {
        if (content.indexOf('\u0000') >= 0
                || !content.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            throw Problem.invalid("content", "is no calendar: an .ics file begins with BEGIN:VCALENDAR");
        }
        return content;
    }
}
