package dev.berth.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens as booking-service signs them, by the house's own key: signing thousands of people in, with Argon2id and
 * a throttle in the way as they should be, is not what is measured.
 */
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String header;
    /** Who has one keeps it: a new signature would be another token, and nobody signs in for each call. */
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private final long expires = Instant.now().plusSeconds(7200).getEpochSecond();

    Tokens(House house) throws Exception {
        this.key = privateKey(house.signingKeys());
        var keys = Http.get(house.booking() + "/.well-known/jwks.json", "");
        var id = new JsonMapper()
                .readTree(keys.body())
                .path("keys")
                .get(0)
                .path("kid")
                .asString("");
        this.header = encode("{\"alg\":\"ES256\",\"kid\":\"%s\"}".formatted(id));
    }

    String of(UUID person) {
        return of(person, "student");
    }

    String of(UUID person, String role) {
        return kept.computeIfAbsent(role + " " + person, it -> sign(person, role));
    }

    private String sign(UUID person, String role) {
        var claims =
                "{\"iss\":\"berth\",\"aud\":[\"berth-api\"],\"sub\":\"%s\",\"role\":\"%s\",\"name\":\"Somebody\",\"iat\":%d,\"exp\":%d}"
                        .formatted(person, role, expires - 7200, expires);
        var signed = header + "." + encode(claims);
        return signed + "." + BASE64.encodeToString(signature(signed));
    }

    List<String> of(List<UUID> people) {
        var tokens = new String[people.size()];
        IntStream.range(0, tokens.length).parallel().forEach(n -> tokens[n] = of(people.get(n)));
        return List.of(tokens);
    }

    private byte[] signature(String signed) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(key);
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PrivateKey privateKey(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            var file = files.filter(it -> it.toString().endsWith(".pem"))
                    .sorted()
                    .toList()
                    .getLast();
            var lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("-----"))
                    .toList();
            var encoded = Base64.getMimeDecoder().decode(String.join("", lines));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        }
    }
}
