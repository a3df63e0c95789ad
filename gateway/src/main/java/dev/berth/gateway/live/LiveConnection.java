package dev.berth.gateway.live;

import dev.berth.gateway.live.LiveConnections.Limited;
import dev.berth.gateway.live.LiveConnections.Token;
import dev.berth.gateway.people.People;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;

/** One open connection. It must be given back with {@link #close()} when it is over, whoever ended it. */
public final class LiveConnection {
    private static final Logger security = LoggerFactory.getLogger("berth.security");

    private final LiveConnections all;
    private final Token token;
    private final List<Limited> limits;
    private @Nullable Runnable end;
    private boolean ended;

    LiveConnection(LiveConnections all, Jwt token, List<Limited> limits) {
        this.all = all;
        this.token = Token.of(token);
        this.limits = limits;
    }

    /** How to end it, once there is something to end. */
    public void endWith(Runnable action) {
        synchronized (this) {
            end = action;
            if (!ended) {
                return;
            }
        }
        action.run();
    }

    public void close() {
        all.remove(this, limits);
    }

    void endIfDue(Instant now, People people) {
        var revoked = people.refuses(token.person(), token.issuedAt());
        if (!revoked && !token.expiredBy(now)) {
            return;
        }
        Runnable action;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            action = end;
        }
        if (revoked) {
            log();
        }
        if (action != null) {
            action.run();
        }
    }

    private void log() {
        security.atInfo()
                .addKeyValue("event", "connection-ended")
                .addKeyValue("personId", token.person())
                .log("event=connection-ended personId={}", token.person());
    }
}
