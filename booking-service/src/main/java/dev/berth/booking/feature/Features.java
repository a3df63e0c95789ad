package dev.berth.booking.feature;

import dev.berth.booking.security.Role;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is open to a person. */
@Component
public class Features {
    private final Client client;
    private final KnownFlags flags;

    Features(Client client, KnownFlags flags) {
        this.client = client;
        this.flags = flags;
    }

    /** A flag that nobody ever made is closed. */
    public boolean isOpen(String key, UUID person, Role role) {
        return client.getBooleanValue(key, false, asking(person, role));
    }

    public Map<String, Boolean> of(UUID person, Role role) {
        var open = new TreeMap<String, Boolean>();
        flags.all().keySet().forEach(key -> open.put(key, isOpen(key, person, role)));
        return open;
    }

    private static EvaluationContext asking(UUID person, Role role) {
        return new ImmutableContext(person.toString(), Map.of(FlagProvider.ROLE, new Value(role.wireName())));
    }
}
