package dev.berth.booking.account.web;

import dev.berth.booking.account.AccountSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that keeps a browser signed in. Where Berth is reached by https it is Secure and its name begins with
 * {@code __Secure-}, so that browsers refuse one that was set over plain http.
 */
@Component
class RefreshCookie {
    private static final String PATH = "/api/v1/auth";
    private static final String NAME = "berth_refresh";

    private final boolean secure;
    private final String name;

    RefreshCookie(AccountSettings settings) {
        this.secure = settings.isHttps();
        this.name = secure ? "__Secure-" + NAME : NAME;
    }

    Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    String set(String value, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(PATH)
                .maxAge(life)
                .build()
                .toString();
    }

    String remove() {
        return set("", Duration.ZERO);
    }
}
