package dev.berth.sync.scrape;

import com.microsoft.playwright.PlaywrightException;
import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Complete;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.portal.Credentials;
import dev.berth.sync.portal.PortalAccounts;
import dev.berth.sync.portal.PortalSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads people's accounts at portals: a browser each, opened for the visit and closed after it. */
@Component("portalConnector")
class PortalConnector implements Connector {
    private static final Logger log = LoggerFactory.getLogger(PortalConnector.class);

    private final PortalAccounts accounts;
    private final Chromium chromium;
    private final BrowserSettings settings;
    private final Clock clock;

    PortalConnector(PortalAccounts accounts, Chromium chromium, BrowserSettings settings, Clock clock) {
        this.accounts = accounts;
        this.chromium = chromium;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.SALESFORCE;
    }

    @Override
    public int atOnce() {
        return settings.atOnce();
    }

    @Override
    public List<Source> due(Instant now) {
        return accounts.takeDue(now);
    }

    @Override
    public Optional<Source> find(String sourceId) {
        return accounts.source(sourceId);
    }

    @Override
    public ReadOutcome read(Source source, Reading reading) {
        Optional<PortalSettings> portal = accounts.settings(source);
        Optional<Credentials> credentials = accounts.credentials(source);
        if (portal.isEmpty()) {
            return new Failed(FailureKind.INTERNAL, "This portal is not set up any more.");
        }
        if (credentials.isEmpty()) {
            return new Failed(
                    FailureKind.WRONG_CREDENTIALS, "The kept password cannot be opened any more. Connect again.");
        }
        try {
            return visit(portal.get(), credentials.get(), reading, chromium.require());
        } catch (IllegalStateException noBrowser) {
            log.error("Portals cannot be read: {}", noBrowser.getMessage());
            return new Failed(FailureKind.INTERNAL, "The browser that reads portals is missing. Tell an admin.");
        }
    }

    private ReadOutcome visit(PortalSettings portal, Credentials credentials, Reading reading, Path browser) {
        Instant begun = clock.instant();
        reading.phase("Opening " + portal.name());
        Duration longest = Duration.between(begun, reading.deadline());
        try (BrowserSession session = BrowserSession.open(browser, settings.sandboxed(), portal, longest)) {
            try {
                PortalPage page = new PortalPage(session.page(), portal);
                reading.phase("Signing in");
                new Login(page, portal).signIn(credentials);
                reading.phase("Opening the bookings");
                page.open(portal.bookingsUrl(), "its page of bookings");
                reading.phase("Reading the bookings");
                new BookingsList(page, portal, reading).readToItsEnd();
                reading.phase("Finishing");
                return new Complete(portal.showsPast() ? null : begun, null);
            } catch (Trouble trouble) {
                return failed(trouble, session, portal, credentials);
            } catch (PlaywrightException e) {
                return failed(trouble(e, session, portal, credentials), session, portal, credentials);
            }
        }
    }

    /** Never the exception as it is: it quotes the calls that led to it, and one of those types the password. */
    private static Trouble trouble(
            PlaywrightException e, BrowserSession session, PortalSettings portal, Credentials credentials) {
        if (session.isOvertime()) {
            return Words.timedOut(portal.name(), "the end of its bookings");
        }
        log.warn("The browser failed: {}", Snapshot.without(credentials, String.valueOf(e.getMessage())));
        return new Trouble(FailureKind.INTERNAL, "The browser that reads portals failed. It is tried again by itself.");
    }

    private static Failed failed(
            Trouble trouble, BrowserSession session, PortalSettings portal, Credentials credentials) {
        var evidence = session.isOvertime()
                ? List.<dev.berth.sync.connector.Evidence>of()
                : new Snapshot(session.page(), portal, credentials).take();
        return new Failed(trouble.kind(), trouble.words(), evidence);
    }

    @Override
    public void ended(Source source, ReadOutcome outcome, Instant begun) {
        switch (outcome) {
            case Complete read -> accounts.worked(source, begun);
            case Failed failed -> {
                if (failed.kind() == FailureKind.WRONG_CREDENTIALS) {
                    accounts.refused(source, begun);
                }
            }
        }
    }
}
