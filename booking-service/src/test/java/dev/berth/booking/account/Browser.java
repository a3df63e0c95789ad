package dev.berth.booking.account;

import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.TestPerson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the refresh cookie between calls, as a browser does. */
class Browser {
    private final Api api;
    private @Nullable String cookie;

    Browser(Api api) {
        this.api = api;
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

    Browser copy() {
        Browser thief = new Browser(api);
        thief.cookie = cookie;
        return thief;
    }

    @Nullable
    String cookie() {
        return cookie;
    }

    private Answer call(String path, @Nullable String body) {
        var request = api.request("POST", path, (TestPerson) null, body);
        if (cookie != null) request.header("Cookie", "berth_refresh=" + cookie);
        Answer answer = api.send(request);
        String set = answer.header("Set-Cookie");
        if (!set.isEmpty()) cookie = set.substring(set.indexOf('=') + 1, set.indexOf(';'));
        return answer;
    }
}
