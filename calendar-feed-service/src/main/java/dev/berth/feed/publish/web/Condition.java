package dev.berth.feed.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** What the caller has already (RFC 9110, 13.2.2: a date counts only where no tag is given). */
final class Condition {
    private static final String GZIPPED = "-gz";

    private Condition() {}

    /** The tag of the gzipped body is another one, since its octets are. */
    static String tag(String name, boolean gzipped) {
        return '"' + name + (gzipped ? GZIPPED : "") + '"';
    }

    static boolean isMet(HttpServletRequest request, String name, Instant changedAt) {
        Enumeration<String> tags = request.getHeaders("If-None-Match");
        if (tags.hasMoreElements()) {
            return anyNames(tags, name);
        }
        Long since = dateOf(request);
        return since != null && changedAt.toEpochMilli() <= since;
    }

    /** Either encoding will do: who has the one needs not the other. Proxies may have called it weak. */
    private static boolean anyNames(Enumeration<String> headers, String name) {
        while (headers.hasMoreElements()) {
            for (String tag : headers.nextElement().split(",")) {
                String plain = tag.strip().replaceFirst("^W/", "");
                if (plain.equals("*") || plain.equals(tag(name, false)) || plain.equals(tag(name, true))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Long dateOf(HttpServletRequest request) {
        try {
            long date = request.getDateHeader("If-Modified-Since");
            return date < 0 ? null : date;
        } catch (IllegalArgumentException noDate) {
            return null;
        }
    }
}
