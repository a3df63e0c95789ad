package dev.berth.sync.scrape;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.berth.sync.connector.Evidence;
import dev.berth.sync.portal.Credentials;
import dev.berth.sync.portal.PortalSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/** What the browser showed when it failed, without the password, wherever the page may have put it. */
final class Snapshot {
    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);
    private static final int LONGEST = 2_000_000;
    private static final int PATIENCE_MS = 10_000;
    private static final String HTML = """
            () => {
              const roots = [];
              const collect = (root) => root.querySelectorAll('*').forEach((element) => {
                if (element.shadowRoot) { roots.push(element.shadowRoot); collect(element.shadowRoot); }
              });
              collect(document);
              const page = document.documentElement;
              return page.getHTML ? page.getHTML({shadowRoots: roots}) : page.outerHTML;
            }""";

    private final Page page;
    private final PortalSettings portal;
    private final Credentials credentials;

    Snapshot(Page page, PortalSettings portal, Credentials credentials) {
        this.page = page;
        this.portal = portal;
        this.credentials = credentials;
    }

    List<Evidence> take() {
        List<Evidence> taken = new ArrayList<>();
        add(taken, Evidence.Kind.SCREENSHOT, "image/png", this::screenshot);
        add(taken, Evidence.Kind.HTML, "text/html;charset=UTF-8", this::html);
        return taken;
    }

    private void add(List<Evidence> taken, Evidence.Kind kind, String mediaType, Supplier<byte[]> content) {
        try {
            taken.add(new Evidence(kind, mediaType, content.get()));
        } catch (PlaywrightException e) {
            log.debug("No {} could be taken", kind);
        }
    }

    /** The field of the password is covered: a portal may show what was typed. */
    private byte[] screenshot() {
        return page.screenshot(new Page.ScreenshotOptions()
                .setMask(List.of(page.locator(portal.login().password())))
                .setTimeout(PATIENCE_MS));
    }

    private byte[] html() {
        String html = String.valueOf(page.evaluate(HTML));
        return without(credentials, html.substring(0, Math.min(html.length(), LONGEST)))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String without(Credentials credentials, String text) {
        String password = credentials.password();
        return text.replace(password, "•••")
                .replace(HtmlUtils.htmlEscape(password), "•••")
                .replace(URLEncoder.encode(password, StandardCharsets.UTF_8), "•••");
    }
}
