package dev.berth.gateway.live;

import dev.berth.gateway.people.People;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * All connections that stay open. Each belongs to the token that opened it, and is ended when that token expires or its
 * person signs out everywhere, gets a new password or is disabled.
 */
@Component
public class LiveConnections implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveConnections.class);

    private final LiveSettings settings;
    private final People people;
    private final Clock clock;
    private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<Limited, Integer> counts = new ConcurrentHashMap<>();
    private volatile @Nullable Disposable checking;

    LiveConnections(LiveSettings settings, People people, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.people = people;
        this.clock = clock;
        meters.gaugeCollectionSize("berth.live.connections", List.of(), open);
    }

    /** A stream of Berth's own API; nothing where the person or the address has too many open already. */
    public Optional<LiveConnection> stream(Jwt token, String address) {
        return limited(token, List.of(person(token), address(address)));
    }

    /** A WebSocket into a workspace; nothing where the person, the address or the booking has too many open already. */
    public Optional<LiveConnection> webSocket(Jwt token, String address, String booking) {
        return limited(
                token,
                List.of(person(token), address(address), new Limited("booking", booking, settings.perBooking())));
    }

    /** An exchange that is not limited, but ends with its token as the others do. */
    public LiveConnection exchange(Jwt token) {
        return add(new LiveConnection(this, token, List.of()));
    }

    private Optional<LiveConnection> limited(Jwt token, List<Limited> limits) {
        var taken = new ArrayList<Limited>(limits.size());
        for (var limit : limits) {
            if (!take(limit)) {
                taken.forEach(this::giveBack);
                return Optional.empty();
            }
            taken.add(limit);
        }
        return Optional.of(add(new LiveConnection(this, token, limits)));
    }

    private LiveConnection add(LiveConnection connection) {
        open.add(connection);
        return connection;
    }

    private boolean take(Limited limit) {
        var admitted = new boolean[1];
        counts.compute(limit, (key, now) -> {
            var before = now == null ? 0 : now;
            admitted[0] = before < limit.most();
            return admitted[0] ? before + 1 : now;
        });
        return admitted[0];
    }

    private void giveBack(Limited limit) {
        counts.computeIfPresent(limit, (key, now) -> now > 1 ? now - 1 : null);
    }

    void remove(LiveConnection connection, List<Limited> limits) {
        if (open.remove(connection)) {
            limits.forEach(this::giveBack);
        }
    }

    private void endWhatMayNotGoOn() {
        var now = clock.instant();
        for (var connection : open) {
            try {
                connection.endIfDue(now, people);
            } catch (RuntimeException broken) {
                // One that cannot be ended must not keep the others open.
                log.error("A connection could not be ended", broken);
            }
        }
    }

    private Limited person(Jwt token) {
        return new Limited("person", Token.of(token).person(), settings.perPerson());
    }

    private Limited address(String address) {
        return new Limited("address", address, settings.perAddress());
    }

    @Override
    public void start() {
        checking = Flux.interval(settings.checkEvery()).onBackpressureDrop().subscribe(tick -> endWhatMayNotGoOn());
    }

    @Override
    public void stop() {
        var was = checking;
        checking = null;
        if (was != null) {
            was.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return checking != null;
    }

    /** Something that may have only so many connections open. */
    record Limited(String kind, String name, int most) {}

    /** The token behind a connection, as far as its end depends on it. */
    record Token(
            String person,
            @Nullable Instant issuedAt,
            @Nullable Instant expiresAt) {
        static Token of(Jwt token) {
            return new Token(Objects.requireNonNull(token.getSubject()), token.getIssuedAt(), token.getExpiresAt());
        }

        boolean expiredBy(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }
}
