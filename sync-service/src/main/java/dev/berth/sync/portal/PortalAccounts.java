package dev.berth.sync.portal;

import dev.berth.sync.connector.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The accounts as the scraper sees them: sources to read, with what it takes to sign in. */
@Component
public class PortalAccounts {
    private static final int AT_MOST = 100;

    private final AccountTable table;
    private final Portals portals;
    private final Accounts accounts;

    PortalAccounts(AccountTable table, Portals portals, Accounts accounts) {
        this.table = table;
        this.portals = portals;
        this.accounts = accounts;
    }

    public List<Source> takeDue(Instant now) {
        Duration every = portals.portalsEvery();
        return table.takeDue(now, every, AT_MOST).stream()
                .filter(it -> portals.find(it.portal()).isPresent())
                .map(it -> portals.source(it.portal(), it.personId()))
                .toList();
    }

    public Optional<Source> source(String id) {
        return table.find(id).map(it -> portals.source(it.portal(), it.personId()));
    }

    public Optional<PortalSettings> settings(Source source) {
        return Optional.ofNullable(source.portal()).flatMap(portals::find);
    }

    public Optional<Credentials> credentials(Source source) {
        return table.find(source.id()).flatMap(accounts::credentials);
    }

    public void worked(Source source, Instant begun) {
        table.tried(source.id(), AccountState.OK, begun);
    }

    public void refused(Source source, Instant begun) {
        table.tried(source.id(), AccountState.WRONG_CREDENTIALS, begun);
    }
}
