package dev.berth.sync.ics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies those lines of a calendar that {@link CalendarReader} uses, unfolded, and drops all others. It reads the text once,
 * from the beginning to the end, so its time grows with the text's length and not faster. biweekly then sees only lines whose
 * number and kind were counted here, and cannot take another view of where a component begins or ends.
 */
final class CalendarFilter {
    /** A real calendar has three levels: calendar, time zone or event, clock change or alarm. */
    private static final int MOST_LEVELS = 10;

    private static final int MOST_ZONES = 100;
    /** Clock changes of all zones. Some programs write down every one since 1900. */
    private static final int MOST_CLOCK_CHANGES = 4000;

    private static final int MOST_ZONE_RULES = 400;
    private static final int MOST_RULES_OF_AN_EVENT = 10;
    private static final int LONGEST_RULE = 1000;
    /** biweekly works out every date of such a rule while it reads: only rules with a handful of dates a year are passed on. */
    private static final Pattern ZONE_RULE = Pattern.compile(
            "FREQ=YEARLY|INTERVAL=\\d{1,3}|COUNT=\\d{1,4}|UNTIL=[0-9TZ]{8,16}|WKST=[A-Z]{2}|BYMONTH=\\d{1,2}"
                    + "|BYDAY=[+-]?\\d{0,2}[A-Z]{2}|BYSETPOS=[+-]?\\d{1,2}|BYMONTHDAY=[+-]?\\d{1,2}(,[+-]?\\d{1,2}){0,6}");

    private static final Set<String> IN_CALENDAR = Set.of("VERSION", "PRODID");
    private static final Set<String> IN_ZONE = Set.of("TZID");
    private static final Set<String> IN_CLOCK_CHANGE =
            Set.of("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE", "RDATE");
    private static final Set<String> IN_EVENT = Set.of(
            "UID",
            "SUMMARY",
            "LOCATION",
            "STATUS",
            "TRANSP",
            "URL",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXRULE",
            "EXDATE",
            "RECURRENCE-ID");
    private static final Set<String> NOTHING = Set.of();

    private final String text;
    private final StringBuilder kept;
    private final Set<String> zoneIds = new HashSet<>();
    private final Deque<Component> open = new ArrayDeque<>();
    private int at;
    private int zones;
    private int clockChanges;
    private int zoneRules;
    private int rulesOfTheEvent;

    private CalendarFilter(String text) {
        this.text = text;
        this.kept = new StringBuilder(Math.min(text.length(), 1 << 16));
    }

    /** @param wanted names of the properties that are kept; of a component that is dropped there are none */
    private record Component(String name, boolean isKept, Set<String> wanted) {}

    /** @param zoneIds the time zones that the calendar explains itself */
    record Filtered(String text, Set<String> zoneIds) {}

    static Filtered filter(String text) throws NoCalendar {
        var filter = new CalendarFilter(text);
        filter.run();
        return new Filtered(filter.kept.toString(), filter.zoneIds);
    }

    private void run() throws NoCalendar {
        at = firstLetter(text);
        for (String line = nextLine(); line != null; line = nextLine()) {
            Interruption.check();
            take(line);
        }
    }

    /** Some servers send a mark of the byte order first. */
    static int firstLetter(String text) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) {
            at++;
        }
        return at;
    }

    /** With the lines that continue it (they begin with a blank), and without breaks; null after the last one. */
    private @Nullable String nextLine() {
        if (at >= text.length()) {
            return null;
        }
        String line = restOfLine();
        boolean quotedPrintable = isQuotedPrintable(line);
        if (!isContinued() && !(quotedPrintable && line.endsWith("="))) {
            return line;
        }
        var whole = new StringBuilder(line);
        while (at < text.length()) {
            if (quotedPrintable && !whole.isEmpty() && whole.charAt(whole.length() - 1) == '=') {
                whole.setLength(whole.length() - 1); // as vCalendar 1.0 breaks lines
            } else if (isContinued()) {
                at++;
            } else {
                break;
            }
            whole.append(restOfLine());
        }
        return whole.toString();
    }

    private boolean isContinued() {
        return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
    }

    private String restOfLine() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        String line = text.substring(begin, at);
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else {
            at++;
        }
        return line;
    }

    private static boolean isQuotedPrintable(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && line.substring(0, colon).toUpperCase(Locale.ROOT).contains("QUOTED-PRINTABLE");
    }

    private void take(String line) throws NoCalendar {
        int end = endOfName(line);
        String name = line.substring(0, end).strip().toUpperCase(Locale.ROOT);
        if (name.equals("BEGIN")) {
            begin(valueOf(line).toUpperCase(Locale.ROOT));
        } else if (name.equals("END")) {
            end(valueOf(line).toUpperCase(Locale.ROOT));
        } else if (open.peek() != null && open.peek().wanted().contains(name)) {
            property(open.peek(), name, line);
        }
    }

    private static int endOfName(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) != ':' && line.charAt(at) != ';') {
            at++;
        }
        return at;
    }

    private static String valueOf(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private void begin(String name) throws NoCalendar {
        if (open.size() == MOST_LEVELS) {
            throw new NoCalendar("Its components are nested more than " + MOST_LEVELS + " levels deep.");
        }
        Component component = component(name, open.peek());
        open.push(component);
        if (component.isKept()) {
            count(name);
            keep("BEGIN:" + name);
        }
    }

    private static Component component(String name, @Nullable Component parent) {
        if (parent == null) {
            return name.equals("VCALENDAR") ? new Component(name, true, IN_CALENDAR) : dropped(name);
        }
        return switch (parent.isKept() ? parent.name() + " " + name : "") {
            case "VCALENDAR VEVENT" -> new Component(name, true, IN_EVENT);
            case "VCALENDAR VTIMEZONE" -> new Component(name, true, IN_ZONE);
            case "VTIMEZONE STANDARD", "VTIMEZONE DAYLIGHT" -> new Component(name, true, IN_CLOCK_CHANGE);
            default -> dropped(name);
        };
    }

    private static Component dropped(String name) {
        return new Component(name, false, NOTHING);
    }

    private void count(String component) throws NoCalendar {
        switch (component) {
            case "VTIMEZONE" -> refuseMore(++zones, MOST_ZONES, "time zones");
            case "STANDARD", "DAYLIGHT" -> refuseMore(++clockChanges, MOST_CLOCK_CHANGES, "clock changes");
            default -> rulesOfTheEvent = 0;
        }
    }

    private static void refuseMore(int number, int most, String of) throws NoCalendar {
        if (number > most) {
            throw new NoCalendar("It has more than " + most + " " + of + ".");
        }
    }

    /** An end without its beginning is passed over; an end ends what was left open inside, too. */
    private void end(String name) {
        if (open.stream().noneMatch(it -> it.name().equals(name))) {
            return;
        }
        Component ended;
        do {
            ended = open.pop();
            if (ended.isKept()) {
                keep("END:" + ended.name());
            }
        } while (!ended.name().equals(name));
    }

    private void property(Component component, String name, String line) throws NoCalendar {
        if (name.equals("RRULE") || name.equals("EXRULE")) {
            checkRule(component, line);
        } else if (name.equals("TZID")) {
            zoneIds.add(valueOf(line));
        }
        keep(line);
    }

    private void checkRule(Component component, String line) throws NoCalendar {
        if (line.length() > LONGEST_RULE) {
            throw new NoCalendar("One of its rules is longer than " + LONGEST_RULE + " characters.");
        }
        if (component.name().equals("VEVENT")) {
            refuseMore(++rulesOfTheEvent, MOST_RULES_OF_AN_EVENT, "rules for one event");
            return;
        }
        refuseMore(++zoneRules, MOST_ZONE_RULES, "rules for clock changes");
        String rule = valueOf(line).toUpperCase(Locale.ROOT);
        boolean yearly = false;
        boolean inOneMonth = false;
        for (String part : rule.split(";", -1)) {
            if (!part.isBlank() && !ZONE_RULE.matcher(part.strip()).matches()) {
                throw changesAllTheTime();
            }
            yearly |= part.strip().equals("FREQ=YEARLY");
            inOneMonth |= part.strip().startsWith("BYMONTH=");
        }
        if (!yearly || rule.contains("BY") && !inOneMonth) {
            throw changesAllTheTime();
        }
    }

    private static NoCalendar changesAllTheTime() {
        return new NoCalendar("It explains a time zone that changes all the time, which none does.");
    }

    private void keep(String line) {
        kept.append(line).append("\r\n");
    }
}
