package dev.berth.booking.apitoken;

import dev.berth.booking.apitoken.TokenTable.Presented;
import dev.berth.booking.audit.Actor;
import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.secret.Secrets;
import dev.berth.booking.security.AccessTokens;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.SecurityLog;
import dev.berth.platform.id.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's keys for their scripts. */
@Service
public class ApiTokens {
    private final TokenTable table;
    private final AccessTokens accessTokens;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApiTokenSettings settings;

    ApiTokens(TokenTable table, AccessTokens accessTokens, AuditTrail audit, Clock clock, ApiTokenSettings settings) {
        this.table = table;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    public sealed interface Making {
        /** @param secret the token itself: nobody can show it a second time */
        record Made(ApiToken token, String secret) implements Making {}

        record TooMany(int limit) implements Making {}
    }

    /** What a token is worth at the door. */
    public record Trade(String accessToken, Duration life) {}

    @Transactional(readOnly = true)
    public List<ApiToken> of(UUID personId) {
        return table.of(personId);
    }

    @Transactional
    public Making make(String name, Duration life, Caller caller) {
        Instant now = clock.instant();
        table.lock(caller.id());
        if (table.countUnexpired(caller.id(), now) >= settings.perPerson()) {
            return new Making.TooMany(settings.perPerson());
        }
        TokenText text = TokenText.fresh();
        ApiToken token = new ApiToken(Uuid7.at(now), name, text.hint(), now, now.plus(life), null);
        table.insert(token, caller.id(), Secrets.hash(text.value()));
        audit.record(
                Actor.of(caller),
                Subject.person(caller.id()),
                "api-token-made",
                Changes.of("apiToken", null, name)
                        .and("hint", null, token.hint())
                        .and("expiresAt", null, token.expiresAt()));
        SecurityLog.event("api-token-made")
                .with("personId", caller.id())
                .with("tokenId", token.id())
                .write();
        return new Making.Made(token, text.value());
    }

    /** Whether there was one to revoke. */
    @Transactional
    public boolean revoke(UUID id, Caller caller) {
        Optional<ApiToken> gone = table.delete(id, caller.id());
        gone.ifPresent(token -> recordRevoked(token, caller));
        return gone.isPresent();
    }

    /** All of a person's: somebody who chooses a new password may do so because the old one was stolen, and tokens with it. */
    @Transactional
    public void revokeAll(Caller person) {
        for (ApiToken gone : table.deleteAll(person.id())) recordRevoked(gone, person);
    }

    /** Of an account that is deleted, which is what the audit says. */
    @Transactional
    public void deleteAll(UUID personId) {
        table.deleteAll(personId);
    }

    private void recordRevoked(ApiToken token, Caller by) {
        audit.record(
                Actor.of(by),
                Subject.person(by.id()),
                "api-token-revoked",
                Changes.of("apiToken", token.name(), null).and("hint", token.hint(), null));
        SecurityLog.event("api-token-revoked")
                .with("personId", by.id())
                .with("tokenId", token.id())
                .write();
    }

    /** Nothing for a token that is unknown, revoked or expired. The answer speaks for the person as they are now. */
    @Transactional
    public Optional<Trade> trade(String secret) {
        TokenText text = new TokenText(secret);
        if (!text.isWhole()) return Optional.empty();
        Instant now = clock.instant();
        return table.find(Secrets.hash(secret), now).map(it -> trade(it, now));
    }

    private Trade trade(Presented token, Instant now) {
        Instant last = token.lastUsedAt();
        if (last == null || !last.plus(settings.useNoted()).isAfter(now)) table.used(token.id(), now);
        Duration left = Duration.between(now, token.expiresAt());
        Duration life = left.compareTo(settings.accessLife()) < 0 ? left : settings.accessLife();
        return new Trade(accessTokens.issue(token.person(), token.tokensValidAfter(), life), life);
    }

    int sweep() {
        return table.deleteExpiredBefore(clock.instant().minus(settings.remembered()));
    }
}
