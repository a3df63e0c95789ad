package dev.berth.sync.scrape;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.berth.sync.portal.PortalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser of one person's own, for one visit: nothing of it is shared, and nothing is left when it closes. It reaches
 * the portal's hosts only, keeps no files, and is ended from outside when its time is over, whatever it hangs in.
 */
final class BrowserSession implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BrowserSession.class);
    private static final Set<String> NOT_NEEDED = Set.of("image", "media", "font");
    private static final Pattern HOST = Pattern.compile("https?://([^/:?#@]+)(?=[/:?#]|$)");
    /** Neither is to download a browser, nor to keep more garbage than it must. */
    private static final Map<String, String> DRIVER = Map.of(
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "NODE_OPTIONS", "--max-old-space-size=64 --max-semi-space-size=1");
    /**
     * What makes a browser that nobody sees smaller by 100 MB: no pop-ups of an address bar that is not there, and fewer
     * processes. The features that follow those are Playwright's own list, which this one replaces.
     */
    private static final List<String> SMALL = List.of(
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AiModeOmniboxEntryPoint,"
                    + "AcceptCHFrame,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
                    + "DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,"
                    + "ThirdPartyStoragePartitioning,Translate,AutoDeElevate,RenderDocument,OptimizationHints",
            "--enable-features=CDPScreenshotNewSurface,NetworkServiceInProcess2",
            "--disable-gpu",
            "--in-process-gpu",
            "--renderer-process-limit=1",
            "--js-flags=--max-old-space-size=160 --max-semi-space-size=2");
    /** The driver belongs to the process that was made between two looks at the children. */
    private static final Object ONE_BIRTH_AT_A_TIME = new Object();

    private final PortalSettings portal;
    private final Set<ProcessHandle> processes;
    private final Playwright playwright;
    private final Thread watchdog;
    private final Page page;
    private volatile boolean overtime;

    static BrowserSession open(Path chromium, boolean sandbox, PortalSettings portal, Duration longest) {
        Set<ProcessHandle> born = new HashSet<>();
        Playwright playwright;
        synchronized (ONE_BIRTH_AT_A_TIME) {
            Set<ProcessHandle> before = children();
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(DRIVER));
            born.addAll(children());
            born.removeAll(before);
        }
        return new BrowserSession(playwright, born, chromium, sandbox, portal, longest);
    }

    private BrowserSession(
            Playwright playwright,
            Set<ProcessHandle> processes,
            Path chromium,
            boolean sandbox,
            PortalSettings portal,
            Duration longest) {
        this.portal = portal;
        this.processes = processes;
        this.playwright = playwright;
        this.watchdog = Thread.ofVirtual().name("browser-watchdog").start(() -> watch(longest));
        try {
            this.page = newPage(playwright.chromium().launch(launch(chromium, sandbox)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private BrowserType.LaunchOptions launch(Path chromium, boolean sandbox) {
        List<String> flags = new ArrayList<>(SMALL);
        flags.add("--host-resolver-rules=" + resolverRules());
        if (!sandbox) {
            flags.add("--no-zygote"); // two more processes that only the sandbox has a use for
        }
        return new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setChromiumSandbox(sandbox)
                .setEnv(environment())
                .setArgs(flags);
    }

    /** None of ours: what runs foreign pages has no business with our database's password. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String name : List.of("PATH", "HOME", "TMPDIR", "LANG", "LD_LIBRARY_PATH", "FONTCONFIG_PATH")) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        return environment;
    }

    /** Names of other hosts do not exist. This also holds where no route is asked, such as after a redirect. */
    private String resolverRules() {
        return portal.allowedHosts().stream()
                .map(host -> "EXCLUDE " + host)
                .collect(Collectors.joining(" , ", "MAP * ~NOTFOUND , ", ""));
    }

    private Page newPage(Browser browser) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setAcceptDownloads(false)
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setTimezoneId(portal.timeZone().getId())
                .setLocale(portal.locale().toLanguageTag())
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(portal.timeout().toMillis());
        context.setDefaultNavigationTimeout(portal.timeout().toMillis());
        context.route("**/*", this::admit);
        Page first = context.newPage();
        context.onPage(other -> {
            if (other != first) {
                other.close();
            }
        });
        return first;
    }

    private void admit(Route route) {
        Matcher address = HOST.matcher(route.request().url());
        boolean admitted = address.lookingAt()
                && portal.allowedHosts().contains(address.group(1))
                && !NOT_NEEDED.contains(route.request().resourceType());
        if (admitted) {
            route.resume();
        } else {
            route.abort("blockedbyclient");
        }
    }

    private void watch(Duration longest) {
        try {
            Thread.sleep(longest);
            overtime = true;
            kill();
        } catch (InterruptedException closed) {
            // in time
        }
    }

    private void kill() {
        processes.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    Page page() {
        return page;
    }

    /** Whether it was ended because its time was over. */
    boolean isOvertime() {
        return overtime;
    }

    @Override
    public void close() {
        watchdog.interrupt();
        Set<ProcessHandle> all = processes.stream()
                .flatMap(it -> Stream.concat(it.descendants(), Stream.of(it)))
                .collect(Collectors.toSet());
        try {
            playwright.close(); // the browser goes with its driver
        } catch (PlaywrightException e) {
            log.debug("The browser did not close by itself");
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
