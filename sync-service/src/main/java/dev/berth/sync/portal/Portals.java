package dev.berth.sync.portal;

import dev.berth.sync.connector.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The portals that are set up.
 *
 * @param portals by id: lower-case letters, digits and hyphens
 * @param portalsEvery how often each account is read by itself
 */
@Validated
@ConfigurationProperties("berth.sync")
public record Portals(
        @Valid @DefaultValue Map<String, PortalSettings> portals,
        @NotNull @DefaultValue("4h") Duration portalsEvery) {
    public Portals {
        portals = new TreeMap<>(portals);
        for (String id : portals.keySet()) {
            if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                throw new IllegalArgumentException("berth.sync.portals: " + id + " is no id for a portal");
            }
        }
    }

    public Optional<PortalSettings> find(String id) {
        return Optional.ofNullable(portals.get(id));
    }

    public Source source(String portal, UUID person) {
        return Source.account(portal, find(portal).map(PortalSettings::name).orElse(portal), person);
    }
}
