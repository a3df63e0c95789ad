package dev.berth.sync.scrape;

import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.portal.PortalSettings;
import dev.berth.sync.portal.PortalSettings.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the list of bookings down to its end, each booking once. */
final class BookingsList {
    private static final int BATCH = 100;
    private static final int WARNINGS = 5;
    private static final double STEP = 0.8;
    /** One row in so many may be odd; more, and it is the portal that has changed. */
    private static final int ODD_ONE_IN = 20;

    private final PortalPage page;
    private final PortalSettings portal;
    private final Reading reading;
    private final RowTexts rows;
    private final RowParser parser;
    private final Scrolling scrolling;
    private final Set<String> seen = new HashSet<>();
    /** Rows that do not read as bookings; some only need a moment more. */
    private final Set<String> odd = new LinkedHashSet<>();

    private final List<FoundBooking> batch = new ArrayList<>();

    BookingsList(PortalPage page, PortalSettings portal, Reading reading) {
        this.page = page;
        this.portal = portal;
        this.reading = reading;
        this.rows = new RowTexts(page.page(), portal);
        this.parser = new RowParser(portal);
        this.scrolling = new Scrolling(page.page(), portal);
    }

    void readToItsEnd() {
        page.await("the list of bookings", () -> page.isVisible(portal.list().empty()) || takeWhatIsShown());
        int quiet = 0;
        while (quiet < portal.list().tries()) {
            if (takeWhatIsShown()) {
                quiet = 0;
            }
            double height = scrolling.by(0).height();
            if (!scrolling.by(STEP).moved()) {
                quiet = moreComes(height) ? 0 : quiet + 1;
                scrolling.by(-STEP / 2); // for portals that load when their end comes into sight
                scrolling.by(STEP);
            }
        }
        checkTotal();
        finish();
    }

    /** At the bottom: waits until there is more, as long as the portal loads, or has been quiet for a while. */
    private boolean moreComes(double height) {
        PortalPage.Patience patience = new PortalPage.Patience(portal.timeout());
        PortalPage.Patience settling = new PortalPage.Patience(portal.list().settle());
        while (true) {
            boolean busy = page.isBusy();
            if (takeWhatIsShown() || scrolling.by(0).height() > height) {
                return true;
            }
            if (!busy && settling.isOver()) {
                return false;
            }
            if (patience.isOver()) {
                throw Words.timedOut(portal.name(), "the rest of the bookings, after " + seen.size());
            }
            page.pause();
        }
    }

    /** Whether anything was new. */
    private boolean takeWhatIsShown() {
        int before = seen.size();
        rows.read().forEach(this::take);
        if (seen.size() == before) {
            return false;
        }
        if (seen.size() > portal.list().most()) {
            throw Words.layoutChanged(portal.name(), "its list does not end");
        }
        reading.seen(seen.size());
        return true;
    }

    private void take(String id, Map<String, String> texts) {
        if (!seen.add(id)) {
            return;
        }
        parser.parse(id, texts).ifPresentOrElse(batch::add, () -> {
            odd.add(id);
            if (odd.size() <= WARNINGS) {
                reading.warn("The row " + id + " does not read as a booking and is left as it was");
            }
        });
        if (batch.size() == BATCH) {
            save();
        }
    }

    private void save() {
        reading.save(batch);
        batch.clear();
    }

    private void checkTotal() {
        OptionalInt total = total();
        if (total.isPresent() && seen.size() < total.getAsInt()) {
            throw Words.timedOut(
                    portal.name(), "%d of its %d bookings".formatted(total.getAsInt() - seen.size(), total.getAsInt()));
        }
    }

    private OptionalInt total() {
        Field where = portal.list().total();
        if (where == null || where.select() == null || !page.isVisible(where.select())) {
            return OptionalInt.empty();
        }
        String digits = digits(RowTexts.meant(page.find(where.select()).first().textContent(), where));
        return digits.isEmpty() || digits.length() > 8 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private static String digits(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\D", "");
    }

    private void finish() {
        if (odd.size() * ODD_ONE_IN > seen.size()) {
            throw Words.layoutChanged(
                    portal.name(), "%d of %d rows do not read as bookings".formatted(odd.size(), seen.size()));
        }
        save();
        if (!odd.isEmpty()) {
            odd.stream()
                    .limit(WARNINGS)
                    .forEach(it -> reading.warn("The row " + it + " does not read as a booking and is left as it was"));
            reading.stillThere(List.copyOf(odd));
        }
    }
}
