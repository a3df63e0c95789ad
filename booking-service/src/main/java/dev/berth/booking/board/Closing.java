package dev.berth.booking.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.booking.room.Day;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the custodian of a branch locks up on a day of the week, by the clock on its wall.
 *
 * @param cutOff hours and minutes; none for a day on which nobody locks up
 */
public record Closing(Day day, @Nullable String cutOff) {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    @JsonCreator
    @SuppressWarnings("ConstantValue") // JSON may leave things out
    public Closing(@JsonProperty("day") Day day, @JsonProperty("cutOff") @Nullable String cutOff) {
        if (day == null) throw new IllegalArgumentException("needs a day");
        if (cutOff != null && !TIME.matcher(cutOff).matches()) {
            throw new IllegalArgumentException("cutOff is a time like 18:00, or null");
        }
        this.day = day;
        this.cutOff = cutOff;
    }

    @Nullable
    LocalTime time() {
        return cutOff == null ? null : LocalTime.parse(cutOff, MINUTES);
    }
}
