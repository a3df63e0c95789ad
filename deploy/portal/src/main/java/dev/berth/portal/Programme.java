package dev.berth.portal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Classes that somebody could have booked. */
public final class Programme {
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final List<String> CLASSES = List.of(
            "Ballet, open class",
            "Contemporary, level 2",
            "Tap for the curious",
            "Voice & breath 🎤",
            "Stage combat (foils)",
            "Improvisation",
            "Scene study: Čechov",
            "Private coaching");
    private static final List<String> STUDIOS = List.of("Studio 1", "Studio 2", "Black Box", "Attic");
    private static final List<String> HOUSES = List.of("Aurora House", "Old Tram Depot");
    private static final List<String> STATUSES =
            List.of("Confirmed", "Confirmed", "Confirmed", "Waitlisted", "Cancelled");

    private Programme() {}

    /** So many from a day on, three a day, of which none is in the hours in which clocks are changed. */
    public static List<Reservation> from(ZonedDateTime day, int count) {
        return IntStream.range(0, count).mapToObj(n -> one(day, n)).toList();
    }

    private static Reservation one(ZonedDateTime day, int n) {
        ZonedDateTime starts = day.plusDays(n / 3).with(LocalTime.of(9 + n % 3 * 4, n % 2 * 30));
        return new Reservation(
                id(n),
                CLASSES.get(n % CLASSES.size()),
                starts,
                starts.getDayOfWeek() == DayOfWeek.SUNDAY ? Duration.ofMinutes(120) : Duration.ofMinutes(90),
                STUDIOS.get(n % STUDIOS.size()),
                HOUSES.get(n % HOUSES.size()),
                STATUSES.get(n % STATUSES.size()),
                "€ %d.%02d".formatted(12 + n % 9, n % 2 * 50));
    }

    /** As Salesforce writes ids: fifteen letters and digits. */
    public static String id(int n) {
        return "a0B5g%010d".formatted(n);
    }
}
