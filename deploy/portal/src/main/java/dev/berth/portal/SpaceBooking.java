package dev.berth.portal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A booking of a space in {@link LibCal}. */
record SpaceBooking(
        String bookId, int space, ZonedDateTime from, ZonedDateTime to, String title, String person, String status) {
    private static final List<Integer> SPACES = List.of(501, 502);
    private static final List<String> TITLES = List.of(
            "Thesis group",
            "Language exchange",
            "Exam preparation",
            "Book club",
            "Project meeting",
            "Writing workshop");
    private static final List<String> PEOPLE =
            List.of("Marie Curie", "Emmy Noether", "Lise Meitner", "Max Born", "Clara Immerwahr", "Felix Klein");
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    /** Two or three bookings of each space on a working day, one on a Saturday, none on a Sunday. */
    static List<SpaceBooking> on(LocalDate day) {
        var bookings = new ArrayList<SpaceBooking>();
        for (int space : SPACES) {
            int seed = (int) Math.floorMod(day.toEpochDay() * 7 + space, 97);
            for (int n = 0; n < howMany(day, seed); n++) {
                bookings.add(one(day, space, seed + n * 5, n));
            }
        }
        return bookings;
    }

    private static int howMany(LocalDate day, int seed) {
        return switch (day.getDayOfWeek()) {
            case SUNDAY -> 0;
            case SATURDAY -> 1;
            default -> 2 + seed % 2;
        };
    }

    private static SpaceBooking one(LocalDate day, int space, int seed, int n) {
        var start = day.atTime(LocalTime.of((day.getDayOfWeek() == DayOfWeek.SATURDAY ? 11 : 9) + n * 4, seed % 2 * 30))
                .atZone(Programme.ZONE);
        return new SpaceBooking(
                "cs_" + Long.toString(day.toEpochDay() * 100 + (space - 500) * 10L + n, 36),
                space,
                start,
                start.plusMinutes(60 + seed % 3 * 30),
                TITLES.get(seed % TITLES.size()),
                PEOPLE.get(seed / 2 % PEOPLE.size()),
                seed % 11 == 0 ? "Cancelled" : seed % 7 == 0 ? "Mediated Pending" : "Confirmed");
    }

    boolean isCancelled() {
        return status.equals("Cancelled");
    }

    String json() {
        var name = person.split(" ", 2);
        return """
            {"bookId":"%s","id":%d,"eid":%d,"cid":31,"lid":7,"seat_id":0,"fromDate":"%s","toDate":"%s","created":"%s",\
            "firstName":"%s","lastName":"%s","email":"%s@demo.berth.local","status":"%s","location_name":"Central Library",\
            "category_name":"Project rooms","item_name":"Project room %s","seat_name":"","nickname":"%s",\
            "check_in_code":"","cancelled":"%s","internal_notes":[]}\
            """.formatted(
                        bookId,
                        Math.abs(bookId.hashCode()),
                        space,
                        WITH_OFFSET.format(from),
                        WITH_OFFSET.format(to),
                        WITH_OFFSET.format(from.minusDays(9)),
                        name[0],
                        name[1],
                        name[0].toLowerCase(java.util.Locale.ROOT),
                        status,
                        space == 501 ? "A" : "B",
                        title,
                        isCancelled() ? WITH_OFFSET.format(from.minusDays(1)) : "");
    }
}
