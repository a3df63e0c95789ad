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
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/** What the browser showed when it failed, without e-mail and password, wherever the page may have put them. */
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

    /** Empties what was typed in, and takes both texts out of all that is shown. The visit is over: nobody uses the page again. */
    private static final String REDACT = """
            (secrets) => {
              const without = (text) => secrets.reduce((left, secret) => left.split(secret).join('•••'), text);
              const visit = (root) => {
                const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                  const node = texts.currentNode;
                  if (without(node.data) !== node.data) node.data = without(node.data);
                }
                root.querySelectorAll('*').forEach((element) => {
                  if (element.type === 'password') element.value = '';
                  else if (typeof element.value === 'string' && without(element.value) !== element.value) element.value = '';
                  if (element.shadowRoot) visit(element.shadowRoot);
                });
              };
              visit(document);
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
        try {
            page.evaluate(REDACT, List.of(credentials.password(), credentials.email()));
        } catch (PlaywrightException e) {
            log.debug("The page could not be redacted, so nothing of it is kept");
            return taken;
        }
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

    /** The field of the password is covered as well: a portal may fill it again. */
    private byte[] screenshot() {
        return page.screenshot(new Page.ScreenshotOptions()
                .setMask(List.of(page.locator(portal.login().password())))
                .setTimeout(PATIENCE_MS));
    }

    private byte[] html() {
        String html = String.valueOf(page.evaluate(HTML));
        // Cut afterwards: of a secret at the edge a part would stay.
        String redacted = without(credentials, html);
        return redacted.substring(0, Math.min(redacted.length(), LONGEST)).getBytes(StandardCharsets.UTF_8);
    }

    static String without(Credentials credentials, String text) {
        return without(credentials.email(), without(credentials.password(), text));
    }

    private static String without(String secret, String text) {
        if (secret.isEmpty()) {
            return text;
        }
        String left = text;
        for (String form :
                List.of(secret, HtmlUtils.htmlEscape(secret), URLEncoder.encode(secret, StandardCharsets.UTF_8))) {
            left = Pattern.compile(form, Pattern.LITERAL | Pattern.CASE_INSENSITIVE)
                    .matcher(left)
                    .replaceAll("•••");
        }
        return left;
    }
}
