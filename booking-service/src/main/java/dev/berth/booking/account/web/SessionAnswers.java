package dev.berth.booking.account.web;

import dev.berth.booking.account.AccountSettings;
import dev.berth.booking.account.Person;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.security.AccessTokens;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A session on its way to the browser: the access token in the body, the refresh token in a cookie no script can read. */
@Component
class SessionAnswers {
    static final String COOKIE = "berth_refresh";

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final AccountSettings settings;

    SessionAnswers(AccessTokens tokens, Sessions sessions, AccountSettings settings) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.settings = settings;
    }

    ResponseEntity<SessionResponse> opened(Person person, HttpStatus status) {
        return renewed(person, sessions.open(person.id()), status);
    }

    ResponseEntity<SessionResponse> renewed(Person person, String refreshToken, HttpStatus status) {
        return uncached(status)
                .header(HttpHeaders.SET_COOKIE, cookie(refreshToken, settings.sessionLife()))
                .body(session(person));
    }

    /** The cookie stays as the other tab has just set it. */
    ResponseEntity<SessionResponse> continued(Person person) {
        return uncached(HttpStatus.OK).body(session(person));
    }

    String newCookie(Person person) {
        return cookie(sessions.open(person.id()), settings.sessionLife());
    }

    String noCookie() {
        return cookie("", Duration.ZERO);
    }

    private SessionResponse session(Person person) {
        return new SessionResponse(
                tokens.issue(person.asCaller()), "Bearer", tokens.life().toSeconds(), PersonResponse.of(person));
    }

    private static ResponseEntity.BodyBuilder uncached(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private String cookie(String value, Duration life) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(settings.isHttps())
                .sameSite("Strict")
                .path("/api/v1/auth")
                .maxAge(life)
                .build()
                .toString();
    }
}
