package dev.berth.local.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** One person's access token, asked for again before it or the password that it stands for is too old for a call. */
final class SignIn {
    /** A token is valid for 15 minutes, and some calls want a password that was given in the last ten. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(8);

    private final Api anonymous;
    private final String email;
    private final String password;
    private final InstantSource clock;
    private String token = "";
    private Instant since = Instant.MIN;

    SignIn(Api anonymous, String email, String password, InstantSource clock) {
        this.anonymous = anonymous;
        this.email = email;
        this.password = password;
        this.clock = clock;
    }

    synchronized String token() throws IOException, InterruptedException {
        var now = clock.instant();
        if (token.isEmpty() || now.isAfter(since.plus(RENEWED_AFTER))) {
            var credentials =
                    JsonNodeFactory.instance.objectNode().put("email", email).put("password", password);
            var answer = anonymous.post("/api/v1/auth/token", credentials);
            if (!answer.ok()) {
                throw new IOException("could not sign in as " + email + ": " + answer.problem());
            }
            token = answer.body().path("accessToken").asString("");
            since = now;
        }
        return token;
    }
}
