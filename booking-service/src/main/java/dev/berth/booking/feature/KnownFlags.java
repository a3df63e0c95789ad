package dev.berth.booking.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * All flags as they were half a second ago at most, so that asking costs a booking nothing. Looked up twice a second rather
 * than announced: one small read, and nothing that could be missed.
 */
@Component
class KnownFlags {
    private static final Logger log = LoggerFactory.getLogger(KnownFlags.class);

    private final FlagTable table;
    private volatile Map<String, Flag> byKey;
    private volatile boolean stale;

    /** Without having seen the flags once nothing may be called open or closed: the service does not start then. */
    KnownFlags(FlagTable table) {
        this.table = table;
        this.byKey = index(table.all());
    }

    Optional<Flag> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Map<String, Flag> all() {
        return byKey;
    }

    void refresh() {
        byKey = index(table.all());
    }

    /** While PostgreSQL is away nobody can book anyway; what was known stays. */
    @Scheduled(fixedDelay = 500)
    void follow() {
        try {
            refresh();
            stale = false;
        } catch (DataAccessException | CannotCreateTransactionException away) {
            if (!stale) log.warn("Feature flags cannot be looked up; they stay as they were: {}", away.toString());
            stale = true;
        }
    }

    private static Map<String, Flag> index(List<Flag> flags) {
        return flags.stream().collect(Collectors.toUnmodifiableMap(Flag::key, Function.identity()));
    }
}
