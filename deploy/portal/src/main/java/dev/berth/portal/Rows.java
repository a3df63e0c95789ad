package dev.berth.portal;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The portal's answers with rows, as JSON: texts as they are shown, since such portals format on the server. */
final class Rows {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.UK);

    private Rows() {}

    static String manners(Behaviour behaviour) {
        return "{\"virtual\":%s,\"view\":\"%s\"}"
                .formatted(behaviour.virtual(), behaviour.view().name().toLowerCase(Locale.ROOT));
    }

    static String page(List<Reservation> all, int offset, Behaviour behaviour, boolean stumbles) {
        int until = Math.min(all.size(), offset + behaviour.pageSize());
        int from = Math.max(0, offset - (offset == 0 ? 0 : behaviour.repeats()));
        List<Reservation> rows = stumbles || offset >= all.size() ? List.of() : all.subList(from, until);
        return "{\"total\":%s,\"next\":%d,\"more\":%s,\"rows\":[%s]}"
                .formatted(
                        behaviour.tellsTotal() ? text("%,d bookings".formatted(all.size())) : "null",
                        stumbles ? offset : until,
                        stumbles || until < all.size(),
                        rows.stream().map(it -> row(it, behaviour)).collect(Collectors.joining(",")));
    }

    private static String row(Reservation row, Behaviour behaviour) {
        ZonedDateTime ends = row.starts().plus(row.lasts());
        return "{\"id\":%s,\"name\":%s,\"date\":%s,\"from\":%s,\"to\":%s,\"minutes\":%s,\"zone\":%s,\"studio\":%s,\"location\":%s,\"status\":%s,\"price\":%s}"
                .formatted(
                        text(row.id()),
                        text(row.name()),
                        text(DATE.format(row.starts())),
                        text(TIME.format(row.starts())),
                        text(TIME.format(ends)),
                        text(row.lasts().toMinutes() + " min"),
                        text(behaviour.namesZone() ? ZONE.format(row.starts()) : ""),
                        text(row.studio()),
                        text(row.location()),
                        text(row.status()),
                        text(row.price()));
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
