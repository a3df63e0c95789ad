package dev.berth.portal;

import java.time.Duration;

/**
 * How the portal behaves for one account.
 *
 * @param pageSize rows per answer
 * @param delay before each answer with rows
 * @param virtual whether only the rows in sight are in the page
 * @param repeats how many rows of the page before come again, as when something was booked in between
 * @param hiccups whether every third answer is empty at first, and the page waits to be scrolled
 * @param tellsTotal whether the page says how many there are
 * @param namesZone whether times are followed by CET or CEST
 * @param view what the rows look like
 */
public record Behaviour(
        int pageSize,
        Duration delay,
        boolean virtual,
        int repeats,
        boolean hiccups,
        boolean tellsTotal,
        boolean namesZone,
        View view) {
    public static final Behaviour USUAL =
            new Behaviour(25, Duration.ofMillis(120), false, 2, false, true, true, View.USUAL);

    public enum View {
        USUAL,
        /** A relaunch: other elements, and no ids. */
        RELAUNCHED,
        /** The rows are there, but their times are not. */
        TIMELESS,
        /** Answers with rows never come. */
        HANGING,
        /** Answers with rows are errors. */
        BROKEN,
        /** After the password, a code is asked for. */
        CHALLENGED
    }

    public Behaviour with(View other) {
        return new Behaviour(pageSize, delay, virtual, repeats, hiccups, tellsTotal, namesZone, other);
    }

    public Behaviour virtually() {
        return new Behaviour(pageSize, delay, true, repeats, hiccups, tellsTotal, namesZone, view);
    }

    public Behaviour hiccuping() {
        return new Behaviour(pageSize, delay, virtual, repeats, true, tellsTotal, namesZone, view);
    }

    public Behaviour withoutZoneNames() {
        return new Behaviour(pageSize, delay, virtual, repeats, hiccups, tellsTotal, false, view);
    }

    public Behaviour withoutTotal() {
        return new Behaviour(pageSize, delay, virtual, repeats, hiccups, false, namesZone, view);
    }

    /** What the part of an e-mail between plus and at asks for: "ada+virtual+thousand@…". */
    static Behaviour askedForBy(String email) {
        Behaviour asked = USUAL;
        for (String word : email.replaceAll("@.*", "").split("\\+")) {
            asked = switch (word) {
                case "virtual" -> asked.virtually();
                case "hiccups" -> asked.hiccuping();
                case "relaunched" -> asked.with(View.RELAUNCHED);
                case "hanging" -> asked.with(View.HANGING);
                case "broken" -> asked.with(View.BROKEN);
                case "code" -> asked.with(View.CHALLENGED);
                default -> asked;
            };
        }
        return asked;
    }
}
