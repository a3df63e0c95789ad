package dev.berth.booking.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestClock;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServiceTest
class AccessTokenTest {
    private final Api api;
    private final TestClock clock;
    private final SigningKeys keys;
    private final TestPerson student;

    AccessTokenTest(Api api, TestClock clock, SigningKeys keys, TestPeople people) {
        this.api = api;
        this.clock = clock;
        this.keys = keys;
        this.student = people.student();
    }

    @Test
    void a_valid_token_opens_what_is_for_everybody_signed_in() {
        api.get("/api/v1/nowhere", student).isProblem(404, "not-found");
        api.get("/api/v1/nowhere", bearing(token(t -> t, keys.currentId(), keys.current())))
                .isProblem(404, "not-found");
    }

    @Test
    void no_token_is_refused() {
        var answer = api.get("/api/v1/environments", null).isProblem(401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void nonsense_is_refused() {
        refused("nonsense");
        refused("a.b.c");
    }

    @Test
    void a_token_without_signature_is_refused() {
        String payload = student.token().split("\\.")[1];
        refused(base64("{\"alg\":\"none\"}") + "." + payload + ".");
        refused(base64("{\"alg\":\"None\",\"kid\":\"" + keys.currentId() + "\"}") + "." + payload + ".");
        refused(student.token().replaceAll("[^.]+$", ""));
    }

    @Test
    void a_token_signed_with_another_key_is_refused_also_under_our_key_id() {
        ECPrivateKey other = (ECPrivateKey) Jwts.SIG.ES256.keyPair().build().getPrivate();
        refused(token(t -> t, keys.currentId(), other));
        refused(token(t -> t, "another", other));
    }

    @Test
    void a_token_with_an_unknown_key_id_is_refused_even_when_our_key_signed_it() {
        refused(token(t -> t, "another", keys.current()));
    }

    /** The classic confusion: the public key, known to all, used as the secret of an HMAC. */
    @Test
    void the_public_key_is_no_shared_secret() throws Exception {
        byte[] publicKey =
                keys.publicKeys().getKeys().getFirst().toECKey().toECPublicKey().getEncoded();
        String signed = base64("{\"alg\":\"HS256\",\"kid\":\"" + keys.currentId() + "\"}") + "."
                + student.token().split("\\.")[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
        refused(signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void an_rsa_signature_is_refused() {
        refused(token(t -> t, keys.currentId(), Jwts.SIG.RS256.keyPair().build().getPrivate()));
    }

    @Test
    void a_changed_token_is_refused() {
        String[] parts = student.token().split("\\.");
        String asAdmin = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"student\"", "\"admin\"");
        refused(parts[0] + "." + base64(asAdmin) + "." + parts[2]);
    }

    @Test
    void an_expired_token_is_refused() {
        clock.advance(Duration.ofMinutes(16));
        refused(student.token());
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        refused(token(t -> t.expiration(null), keys.currentId(), keys.current()));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() {
        refused(token(t -> t.issuer("somebody"), keys.currentId(), keys.current()));
        refused(token(t -> t.claim("aud", "berth-workspace"), keys.currentId(), keys.current()));
        refused(token(t -> t.claim("aud", null), keys.currentId(), keys.current()));
    }

    @Test
    void a_token_without_subject_or_with_an_unknown_role_is_refused() {
        refused(token(t -> t.subject("me"), keys.currentId(), keys.current()));
        refused(token(t -> t.claim("role", "root"), keys.currentId(), keys.current()));
        refused(token(t -> t.claim("role", null), keys.currentId(), keys.current()));
    }

    @Test
    void a_broken_token_does_not_close_what_is_public() {
        api.get("/api/v1/clock", bearing("nonsense")).is(200);
    }

    private void refused(String token) {
        api.get("/api/v1/environments", bearing(token)).isProblem(401, "unauthorized");
    }

    private TestPerson bearing(@Nullable String token) {
        return new TestPerson(student.caller(), student.email(), String.valueOf(token));
    }

    /** A token like ours but for the changes. */
    private String token(UnaryOperator<JwtBuilder> changes, String keyId, Key key) {
        var claims = Jwts.builder()
                .json(new TokenSigner.ClaimsWriter())
                .header()
                .keyId(keyId)
                .and()
                .issuer("berth")
                .audience()
                .add("berth-api")
                .and()
                .subject(student.id().toString())
                .claim("role", "student")
                .claim("name", "Stu Dent")
                .expiration(Date.from(clock.instant().plusSeconds(900)));
        return changes.apply(claims).signWith(key).compact();
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
