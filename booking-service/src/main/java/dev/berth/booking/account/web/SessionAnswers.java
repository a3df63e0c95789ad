package dev.berth.booking.account.web;

import dev.berth.booking.account.Sessions.Live;
import dev.berth.booking.account.Sessions.Opened;
import dev.berth.booking.account.Sessions.RefreshToken;
import dev.berth.booking.security.AccessTokens;
import dev.berth.booking.security.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A session on its way to the browser: the access token in the body, the refresh token in a cookie no script can read. */
@Component
class SessionAnswers {
    private final AccessTokens tokens;
    private final RefreshCookie cookie;

    SessionAnswers(AccessTokens tokens, RefreshCookie cookie) {
        this.tokens = tokens;
        this.cookie = cookie;
    }

    ResponseEntity<SessionResponse> opened(Opened opened, HttpStatus status) {
        return uncached(status)
                .header(HttpHeaders.SET_COOKIE, cookie(opened.token()))
                .body(session(opened.session()));
    }

    ResponseEntity<SessionResponse> renewed(Live session, RefreshToken next) {
        return opened(new Opened(session, next), HttpStatus.OK);
    }

    /** The cookie stays as it is. */
    ResponseEntity<SessionResponse> continued(Live session) {
        return uncached(HttpStatus.OK).body(session(session));
    }

    String cookie(RefreshToken token) {
        return cookie.set(token.value(), token.life());
    }

    private SessionResponse session(Live session) {
        Caller caller = session.person().asCaller().inSession(session.id(), session.passwordGivenAt());
        return new SessionResponse(
                tokens.issue(caller, session.person().tokensValidAfter()),
                "Bearer",
                tokens.life().toSeconds(),
                PersonResponse.of(session.person()));
    }

    private static ResponseEntity.BodyBuilder uncached(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}
