package dev.berth.sync.libcal;

import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.outside.OutsideHttp;
import dev.berth.sync.outside.OutsideHttp.Answer;
import dev.berth.sync.outside.TooLarge;
import dev.berth.sync.source.Setup;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One LibCal's API during one run: signs in, renews its token when it ends, and reads a page at a time. No retries. */
final class LibCalApi {
    /** A token that ends during the call would be refused. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    private static final Duration BUSY = Duration.ofSeconds(5);

    private final OutsideHttp http;
    private final JsonMapper json;
    private final Clock clock;
    private final Setup setup;
    private final String secret;
    private final int limit;
    private @Nullable String token;
    private Instant tokenEnds = Instant.MIN;

    LibCalApi(OutsideHttp http, JsonMapper json, Clock clock, Setup setup, String secret, int limit) {
        this.http = http;
        this.json = json;
        this.clock = clock;
        this.setup = setup;
        this.secret = secret;
        this.limit = limit;
    }

    /** The rows of a page; fewer than the limit when it was the last. */
    List<JsonNode> bookings(@Nullable String location, LocalDate from, int days, int page) {
        Answer answer = call(page(location, from, days, page));
        if (answer.status() == 401) {
            token = null; // it ended earlier than it said
            answer = call(page(location, from, days, page));
        }
        return rows(checked(answer));
    }

    private Answer call(URI address) {
        return attempt(() ->
                http.get(address, Map.of("authorization", "Bearer " + currentToken(), "accept", "application/json")));
    }

    /** Every flag is said: what LibCal does without one differs from installation to installation. */
    private URI page(@Nullable String location, LocalDate from, int days, int page) {
        URIBuilder address = at("/1.1/space/bookings")
                .addParameter("date", from.toString())
                .addParameter("days", String.valueOf(days))
                .addParameter("limit", String.valueOf(limit))
                .addParameter("page", String.valueOf(page))
                .addParameter("include_tentative", "1")
                .addParameter("include_cancel", "1") // they keep their place, so pages do not shift
                .addParameter("include_remote", "1")
                .addParameter("include_notes", "1")
                .addParameter("formAnswers", "0")
                .addParameter("checkInStatus", "1");
        return address(location == null ? address : address.addParameter("lid", location));
    }

    private String currentToken() throws IOException {
        String known = token;
        if (known == null || !clock.instant().isBefore(tokenEnds)) {
            known = signIn();
        }
        return known;
    }

    private String signIn() throws IOException {
        Instant asked = clock.instant();
        Answer answer = http.post(
                address(at("/1.1/oauth/token")),
                Map.of("accept", "application/json"),
                new UrlEncodedFormEntity(List.of(
                        new BasicNameValuePair("client_id", setup.clientId()),
                        new BasicNameValuePair("client_secret", secret),
                        new BasicNameValuePair("grant_type", "client_credentials"))));
        if (List.of(400, 401, 403).contains(answer.status())) {
            throw LibCalTrouble.lasting(
                    FailureKind.WRONG_CREDENTIALS, "LibCal refuses the client id or its secret. Check both there.");
        }
        JsonNode said = read(checked(answer));
        String fresh = said.path("access_token").asString("");
        if (fresh.isEmpty()) {
            throw notLibCal();
        }
        token = fresh;
        tokenEnds = asked.plusSeconds(said.path("expires_in").asLong(3600)).minus(EARLY);
        return fresh;
    }

    private Answer checked(Answer answer) {
        return switch (answer.status()) {
            case 200 -> answer;
            case 401, 403 ->
                throw LibCalTrouble.lasting(
                        FailureKind.WRONG_CREDENTIALS, "LibCal does not let this client read bookings of spaces.");
            case 404 -> throw notLibCal();
            case 429 -> throw LibCalTrouble.busy(comeBackAfter(answer));
            default -> {
                if (answer.status() >= 500) {
                    throw LibCalTrouble.passing(FailureKind.PORTAL_DOWN, "LibCal answers " + answer.status() + ".");
                }
                throw LibCalTrouble.lasting(
                        FailureKind.LAYOUT_CHANGED, "LibCal answers " + answer.status() + " to a question it knew.");
            }
        };
    }

    private static Duration comeBackAfter(Answer answer) {
        return answer.header("retry-after")
                .filter(it -> it.strip().matches("\\d{1,6}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it.strip())))
                .orElse(BUSY);
    }

    private List<JsonNode> rows(Answer answer) {
        JsonNode all = read(answer);
        if (!all.isArray()) {
            throw notLibCal();
        }
        return all.valueStream().toList();
    }

    private JsonNode read(Answer answer) {
        try {
            return json.readTree(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JacksonException cutShort) {
            throw LibCalTrouble.passing(FailureKind.LAYOUT_CHANGED, "LibCal's answer is not JSON.");
        }
    }

    private static LibCalTrouble notLibCal() {
        return LibCalTrouble.lasting(
                FailureKind.LAYOUT_CHANGED, "This address does not answer as LibCal's API does. Check it.");
    }

    private interface Call {
        Answer make() throws IOException;
    }

    private static Answer attempt(Call call) {
        try {
            return call.make();
        } catch (InterruptedIOException slow) {
            throw LibCalTrouble.passing(FailureKind.TIMED_OUT, "LibCal did not answer in time.");
        } catch (TooLarge much) {
            throw LibCalTrouble.lasting(
                    FailureKind.LAYOUT_CHANGED,
                    "LibCal's answer is larger than "
                            + DataSize.ofBytes(much.most()).toMegabytes() + " MB, which is more than is read.");
        } catch (IOException away) {
            throw LibCalTrouble.passing(FailureKind.PORTAL_DOWN, "LibCal cannot be reached.");
        }
    }

    private URIBuilder at(String path) {
        String base = setup.address().toString().replaceAll("/+$", "");
        return new URIBuilder(URI.create(base + path));
    }

    private static URI address(URIBuilder builder) {
        try {
            return builder.build();
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
