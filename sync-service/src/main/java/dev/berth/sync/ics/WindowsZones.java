package dev.berth.sync.ics;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Microsoft's names of time zones: some programs use them without saying what they mean. */
final class WindowsZones {
    private static final Pattern NAMED = Pattern.compile(";TZID=\"?([^\":;\\r\\n]+)\"?(?=[;:])");
    private static final Properties NAMES = names();

    private WindowsZones() {}

    /** The same calendar with the names that everybody knows; the name of a zone that it explains itself stays. */
    static String named(CalendarFilter.Filtered calendar) {
        return NAMED.matcher(calendar.text()).replaceAll(found -> {
            String zone = NAMES.getProperty(found.group(1));
            return zone == null || calendar.zoneIds().contains(found.group(1)) ? "$0" : ";TZID=" + zone;
        });
    }

    private static Properties names() {
        var names = new Properties();
        try (@Nullable InputStream file = WindowsZones.class.getResourceAsStream("windows-zones.properties")) {
            if (file == null) {
                throw new IOException("windows-zones.properties is missing");
            }
            names.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
