package dev.berth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.testing.Caller;
import dev.berth.gateway.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway itself shows: the app, the API reference, the problems. */
class PagesTest extends GatewayTest {
    private Caller browser() {
        return anybody().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/bookings", "/calendar", "/w/0199f3a0-0000-7000-8000-0000000000b1", "/admin/nodes"})
    void a_view_of_the_app_is_the_apps_page_and_asked_for_again_each_time(String path) {
        var reply = browser().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("<title>Berth</title>");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(reply.header("ETag")).isNotEmpty();
    }

    @Test
    void an_unchanged_page_is_not_sent_again() {
        var etag = browser().get("/").header("ETag");

        assertThat(browser().with("If-None-Match", etag).get("/").status()).isEqualTo(304);
    }

    @Test
    void an_asset_is_kept_for_good_and_sent_compressed() {
        var plain = browser().get("/assets/app-4f2a1b.js");
        var packed = browser().with("Accept-Encoding", "gzip").get("/assets/app-4f2a1b.js");

        assertThat(plain.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(plain.body()).contains("console.log");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(packed.body().length()).isLessThan(plain.body().length() / 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone-123.js",
                "/robots.txt",
                "/assets/../../etc/passwd",
                "/..%2f..%2fetc%2fpasswd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%5c..%5cetc/passwd",
                "/assets//etc/passwd"
            })
    void a_file_that_is_not_there_is_not_found_and_no_path_leads_out(String path) {
        assertThat(browser().get(path).status()).isIn(400, 404);
    }

    @Test
    void a_new_node_fetches_the_install_script_without_being_anybody() {
        var script = anybody().get("/agent/install.sh");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.body()).isEqualTo("#!/bin/sh");
        assertThat(script.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agent/berth-agent-linux-x64.tar.gz",
                "/agent/below/other.txt",
                "/agent/",
                "/agent/..%2finstall.sh",
                "/agent"
            })
    void what_is_not_beside_the_install_script_is_not_found(String path) {
        assertThat(browser().get(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid-input",
                "malformed-request",
                "unauthorized",
                "forbidden",
                "not-found",
                "booking-conflict",
                "room-unknown",
                "illegal-transition",
                "stale-version",
                "rule-broken",
                "payload-too-large",
                "too-many-requests",
                "unavailable",
                "upstream-unreachable",
                "internal"
            })
    void every_problem_has_a_page(String slug) {
        var reply = browser().get("/problems/" + slug);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("What to do next", "/problems/" + slug);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void an_unknown_problem_is_not_found_and_its_name_not_repeated() {
        var reply = browser().get("/problems/no-such-thing");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.body()).doesNotContain("no-such-thing");
    }

    @Test
    void the_reference_needs_nobody_else() {
        var page = browser().get("/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("/docs/ui/swagger-ui-bundle.js").doesNotContain("https://", "http://");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(browser().get("/docs/ui/reference.js").body()).contains("/docs/openapi/feed");
        assertThat(browser().get("/docs/ui/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(browser().get("/docs/ui/swagger-ui.css").header("Content-Type"))
                .startsWith("text/css");
        assertThat(browser().get("/docs/").header("Location")).isEqualTo("/docs");
    }

    @Test
    void a_services_document_shows_the_addresses_that_work_from_outside() {
        var reply = anybody().get("/docs/openapi/booking");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"servers\":[{\"url\":\"/\"}]", "/api/v1/me")
                .doesNotContain("/internal/", "10.0.0.5");
        assertThat(anybody().get("/docs/openapi/nobody").isProblem("not-found")).isTrue();
        for (int i = 0; i < 5; i++) {
            anybody().get("/docs/openapi/booking");
        }
        assertThat(World.BOOKING.documentsAsked()).as("kept for a minute").isLessThanOrEqualTo(2);
    }
}
