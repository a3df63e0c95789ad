package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** Which requests to a workspace's host count as its own page's or a person's. */
class VisitTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // method, upgrade, site, mode, dest, origin, allowed
                "GET,  -,         none,        navigate, document, -,                     true",
                "GET,  -,         cross-site,  navigate, document, -,                     true",
                "GET,  -,         same-site,   navigate, document, -,                     true",
                "GET,  -,         same-site,   navigate, iframe,   -,                     false",
                "POST, -,         same-site,   navigate, document, http://b.w.localhost,  false",
                "GET,  -,         same-site,   no-cors,  image,    -,                     false",
                "GET,  -,         same-site,   cors,     empty,    http://b.w.localhost,  false",
                "POST, -,         same-origin, cors,     empty,    http://a.w.localhost,  true",
                "POST, -,         -,           -,        -,        http://a.w.localhost,  true",
                "POST, -,         -,           -,        -,        http://b.w.localhost,  false",
                "POST, -,         -,           -,        -,        null,                  false",
                "GET,  -,         -,           -,        -,        -,                     true",
                "GET,  websocket, same-origin, websocket, -,       http://a.w.localhost,  true",
                "GET,  WebSocket, same-origin, websocket, -,       http://A.w.localhost,  true",
                "GET,  websocket, same-site,   websocket, -,       http://b.w.localhost,  false",
                "GET,  websocket, -,           -,        -,        https://a.w.localhost, false",
                "GET,  websocket, -,           -,        -,        -,                     false",
            })
    void only_its_own_pages_and_people_get_in(
            String method,
            @Nullable String upgrade,
            @Nullable String site,
            @Nullable String mode,
            @Nullable String dest,
            @Nullable String origin,
            boolean allowed) {
        var headers = new HttpHeaders();
        headers.set("Host", "a.w.localhost:80");
        setIfNamed(headers, "Upgrade", upgrade);
        setIfNamed(headers, "Sec-Fetch-Site", site);
        setIfNamed(headers, "Sec-Fetch-Mode", mode);
        setIfNamed(headers, "Sec-Fetch-Dest", dest);
        setIfNamed(headers, "Origin", origin);
        var request = MockServerHttpRequest.method(HttpMethod.valueOf(method), "/")
                .headers(headers)
                .build();

        assertThat(Visit.of(request, "http").isOwnOrInvited()).isEqualTo(allowed);
    }

    private static void setIfNamed(HttpHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.set(name, value);
        }
    }
}
