package dev.berth.booking.workspace;

import dev.berth.booking.security.TokenSigner;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Bakes the cookie that opens one workspace and nothing else: Berth's API refuses its audience. */
@Component
class WorkspaceCookies {
    private static final String AUDIENCE = "berth-workspace";

    private final TokenSigner signer;
    private final WorkspaceSettings settings;

    WorkspaceCookies(TokenSigner signer, WorkspaceSettings settings) {
        this.signer = signer;
        this.settings = settings;
    }

    Redeeming.Cookie bake(UUID userId, UUID bookingId, Instant now) {
        String value = signer.sign(token -> token.audience()
                .add(AUDIENCE)
                .and()
                .subject(userId.toString())
                .claim("bid", bookingId.toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(settings.cookieLife()))));
        return new Redeeming.Cookie(value, settings.cookieLife().toSeconds());
    }
}
