package dev.berth.feed.publish.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a caller reads gzip. */
final class Encodings {
    private Encodings() {}

    static boolean acceptGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String one : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = one.split(";", 3);
            if (parts[0].strip().equals("gzip")
                    && !(parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }
}
