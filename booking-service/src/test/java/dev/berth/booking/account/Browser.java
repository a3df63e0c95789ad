package dev.berth.booking.account;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.TestPerson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the refresh cookie between calls, as a browser does. */
class Browser {
    private final Api api;
    private final String address;
    private @Nullable String cookie;

    Browser(Api api) {
        this(api, "203.0.113.1");
    }

    /** @param address as the gateway says */
    Browser(Api api, String address) {
        this.api = api;
        this.address = address;
    }

    static String newEmail() {
        return "p-" + UUID.randomUUID() + "@example.org";
    }

    Answer register(String email, String password) {
        return call("/api/v1/auth/register", """
                {"email":"%s","password":"%s","name":"Ada Lovelace"}""".formatted(email, password));
    }

    Answer signIn(String email, String password) {
        return call("/api/v1/auth/token", """
                {"email":"%s","password":"%s"}""".formatted(email, password));
    }

    Answer refresh() {
        return call("/api/v1/auth/refresh", null);
    }

    Answer logout() {
        return call("/api/v1/auth/logout", null);
    }

    Answer confirm(String accessToken, String password) {
        return api.send(api.request("POST", "/api/v1/auth/confirm", null, "{\"password\":\"%s\"}".formatted(password))
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + accessToken));
    }

    Browser copy() {
        Browser thief = new Browser(api, address);
        thief.cookie = cookie;
        return thief;
    }

    @Nullable
    String cookie() {
        return cookie;
    }

    private Answer call(String path, @Nullable String body) {
        var request = api.request("POST", path, (TestPerson) null, body)
                .header("X-Forwarded-For", address)
                .header("User-Agent", "Test browser");
        if (cookie != null) request.header("Cookie", cookie);
        Answer answer = api.send(request);
        String set = answer.header("Set-Cookie");
        if (!set.isEmpty()) cookie = set.substring(0, set.indexOf(';'));
        return answer;
    }
}
