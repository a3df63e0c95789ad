package dev.berth.sync.portal;

import dev.berth.sync.connector.Source;
import dev.berth.sync.external.ExternalBookings;
import dev.berth.sync.job.Jobs;
import dev.berth.sync.job.Trigger;
import dev.berth.sync.secret.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** People's accounts at portals: connected, used by the scraper, and forgotten with everything that came from them. */
@Component
public class Accounts {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final AccountTable table;
    private final Portals portals;
    private final Vault vault;
    private final Jobs jobs;
    private final ExternalBookings bookings;
    private final JsonMapper json;
    private final Clock clock;

    Accounts(
            AccountTable table,
            Portals portals,
            Vault vault,
            Jobs jobs,
            ExternalBookings bookings,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.portals = portals;
        this.vault = vault;
        this.jobs = jobs;
        this.bookings = bookings;
        this.json = json;
        this.clock = clock;
    }

    /** Whether passwords can be taken at all. */
    public boolean canConnect() {
        return vault.isOpen();
    }

    /** Keeps the credentials and asks for a first sync, which tells whether they are right. */
    @Transactional
    public void connect(UUID person, String portal, Credentials credentials) {
        Source source = portals.source(portal, person);
        Instant now = clock.instant();
        // A sync that is under way may have begun with other credentials: then another one follows soon.
        Duration next = jobs.liveOf(source.id()).isPresent() ? SOON : portals.portalsEvery();
        table.put(person, portal, vault.seal(source.id(), json.writeValueAsBytes(credentials)), now, now.plus(next));
        jobs.request(source, Trigger.MANUAL);
    }

    /** False when there was none. What was read from it goes too. */
    @Transactional
    public boolean disconnect(UUID person, String portal) {
        Source source = portals.source(portal, person);
        boolean known = table.delete(source.id());
        if (known) {
            jobs.forget(source);
            bookings.forget(source);
        }
        return known;
    }

    public Optional<Account> find(UUID person, String portal) {
        return table.find(Source.accountId(portal, person));
    }

    /** Empty when the key that sealed them is lost. */
    public Optional<Credentials> credentials(Account account) {
        return vault.open(Source.accountId(account.portal(), account.personId()), account.sealed())
                .map(it -> json.readValue(it, Credentials.class));
    }

    /** Empty when it is not connected. */
    @Transactional
    public Optional<UUID> requestSync(UUID person, String portal) {
        return find(person, portal).map(it -> jobs.request(portals.source(portal, person), Trigger.MANUAL));
    }
}
