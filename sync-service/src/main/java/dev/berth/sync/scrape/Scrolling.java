package dev.berth.sync.scrape;

import com.microsoft.playwright.Page;
import dev.berth.sync.portal.PortalSettings;
import java.util.HashMap;
import java.util.Map;

/** Moves the list, in steps that skip no row of a list that only keeps what is in sight. */
final class Scrolling {
    /** After a move the page gets two frames: one to notice, one to show. */
    private static final String MOVE = """
            async ({scroller, share}) => {
              const deep = (root) => {
                const found = root.querySelector(scroller);
                if (found) return found;
                for (const element of root.querySelectorAll('*')) {
                  const inner = element.shadowRoot && deep(element.shadowRoot);
                  if (inner) return inner;
                }
                return null;
              };
              const list = (scroller && deep(document)) || document.scrollingElement;
              const before = list.scrollTop;
              list.scrollTop += list.clientHeight * share;
              const frame = () => new Promise((done) => requestAnimationFrame(done));
              if (list.scrollTop !== before) { await frame(); await frame(); }
              return {moved: list.scrollTop !== before, height: list.scrollHeight};
            }""";

    private final Page page;
    private final PortalSettings portal;

    Scrolling(Page page, PortalSettings portal) {
        this.page = page;
        this.portal = portal;
    }

    record Move(boolean moved, double height) {}

    /** By a share of what is in sight; up when negative, not at all when zero. */
    Move by(double share) {
        Map<String, Object> told = new HashMap<>();
        told.put("scroller", portal.list().scroller());
        told.put("share", share);
        if (page.evaluate(MOVE, told) instanceof Map<?, ?> it
                && it.get("moved") instanceof Boolean moved
                && it.get("height") instanceof Number height) {
            return new Move(moved, height.doubleValue());
        }
        throw Words.layoutChanged(portal.name(), "its list does not scroll");
    }
}
