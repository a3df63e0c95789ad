package dev.berth.booking.room;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One stretch of a day during which a room is open, by the clock on its wall.
 *
 * @param opens hours and minutes, on the quarter hour
 * @param closes likewise; {@code 24:00} is the midnight at the day's end
 */
public record Opening(
        Day day,
        @Schema(example = "08:00") String opens,

        @Schema(example = "20:00", description = "24:00 is the midnight at the day's end")
        String closes) {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):(00|15|30|45)|24:00");

    @SuppressWarnings("ConstantValue") // JSON may leave things out
    public Opening {
        if (day == null || opens == null || closes == null) {
            throw new IllegalArgumentException("needs a day, opens and closes");
        }
        if (!TIME.matcher(opens).matches() || !TIME.matcher(closes).matches()) {
            throw new IllegalArgumentException("opens and closes on a quarter hour, like 08:00 and 20:15");
        }
        if (closes.compareTo(opens) <= 0) {
            throw new IllegalArgumentException("must close after it opens; for a night, use two days");
        }
    }

    boolean holds(int minuteOfDay) {
        return minute(opens) <= minuteOfDay && minuteOfDay < minute(closes);
    }

    boolean overlaps(Opening other) {
        return day == other.day && opens.compareTo(other.closes) < 0 && other.opens.compareTo(closes) < 0;
    }

    private static int minute(String time) {
        Matcher parts = TIME.matcher(time);
        return parts.matches() && parts.group(1) != null
                ? Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2))
                : 24 * 60;
    }
}
