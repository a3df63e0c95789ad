package dev.berth.sync.scrape;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitUntilState;
import dev.berth.sync.portal.PortalSettings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The page with what a person would notice of it: whether it still loads, whether something is there, what is wrong. */
final class PortalPage {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Page page;
    private final PortalSettings portal;
    /** What was asked for and not answered yet, since when. */
    private final Map<Request, Long> underWay = new HashMap<>();

    private int serverError;

    PortalPage(Page page, PortalSettings portal) {
        this.page = page;
        this.portal = portal;
        page.onRequest(it -> underWay.put(it, System.nanoTime()));
        page.onRequestFailed(underWay::remove);
        page.onResponse(this::note);
    }

    private void note(Response response) {
        underWay.remove(response.request());
        if (response.status() >= 500) {
            serverError = response.status();
        }
    }

    void open(URI address, String what) {
        underWay.clear();
        serverError = 0;
        try {
            Response answer = page.navigate(
                    address.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            if (answer != null && answer.status() >= 500) {
                throw Words.down(portal.name(), "it answers " + answer.status());
            }
            if (answer != null && answer.status() >= 400) {
                throw Words.layoutChanged(portal.name(), what + " answers " + answer.status());
            }
        } catch (TimeoutError e) {
            throw Words.timedOut(portal.name(), what);
        } catch (PlaywrightException e) {
            throw unreachable(e);
        }
    }

    private RuntimeException unreachable(PlaywrightException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("net::ERR_");
        if (at < 0) {
            return e;
        }
        String reason = message.substring(at + "net::ERR_".length()).split("\\W", 2)[0];
        return Words.down(portal.name(), reason.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /**
     * Waits for a condition, and says what kept it from coming: the portal answers with errors, it is still loading, or it
     * has been quiet for so long that what is looked for is not there any more.
     */
    void await(String what, BooleanSupplier condition) {
        Patience patience = new Patience(portal.timeout());
        int quiet = 0;
        long enough = portal.list().settle().multipliedBy(portal.list().tries()).dividedBy(GLANCE);
        while (!condition.getAsBoolean()) {
            quiet = isBusy() ? 0 : quiet + 1;
            if (quiet > enough || patience.isOver()) {
                throw missing(what, quiet > 0);
            }
            pause();
        }
    }

    private Trouble missing(String what, boolean quiet) {
        if (serverError != 0) {
            return Words.down(portal.name(), "it answers " + serverError);
        }
        return quiet ? Words.layoutChanged(portal.name(), what + " is not there") : Words.timedOut(portal.name(), what);
    }

    /** A question that stays open for long is one that waits for news, and not for rows. */
    private boolean isLoading() {
        long longAgo = System.nanoTime() - portal.timeout().dividedBy(2).toNanos();
        return underWay.values().stream().anyMatch(since -> since - longAgo > 0);
    }

    boolean isBusy() {
        return isLoading() || isVisible(portal.list().spinner()) || !isComplete();
    }

    /** A page that is being left answers nothing any more: the next one is loading. */
    private boolean isComplete() {
        try {
            return "complete".equals(page.evaluate("document.readyState"));
        } catch (PlaywrightException e) {
            if (String.valueOf(e.getMessage()).contains("Execution context was destroyed")) {
                return false;
            }
            throw e;
        }
    }

    boolean isVisible(@Nullable String selector) {
        return selector != null && page.locator(selector).first().isVisible();
    }

    /** Lets the page and its events go on for a moment. */
    void pause() {
        page.waitForTimeout(GLANCE.toMillis());
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Page page() {
        return page;
    }

    /** How long one thing may take. */
    static final class Patience {
        private final long end;

        Patience(Duration longest) {
            end = System.nanoTime() + longest.toNanos();
        }

        boolean isOver() {
            return System.nanoTime() - end > 0;
        }
    }
}
