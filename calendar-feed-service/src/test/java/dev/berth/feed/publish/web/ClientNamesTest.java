package dev.berth.feed.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNamesTest {
    @Test
    void the_apps_that_people_use_are_called_as_people_call_them() {
        assertThat(ClientNames.of("Google-Calendar-Importer")).isEqualTo("Google Calendar");
        assertThat(ClientNames.of("iOS/26.1 (23B85) dataaccessd/1.0")).isEqualTo("Calendar on iPhone or iPad");
        assertThat(ClientNames.of("macOS/15.1 (24B83) CalendarAgent/1164")).isEqualTo("Calendar on a Mac");
        assertThat(ClientNames.of("Mozilla/5.0 (X11; rv:128.0) Gecko/20100101 Thunderbird/128.0"))
                .isEqualTo("Thunderbird");
    }

    @Test
    void others_by_their_own_name_without_what_could_do_harm() {
        assertThat(ClientNames.of("curl/8.5.0")).isEqualTo("curl");
        assertThat(ClientNames.of("My\u0000\nApp (x)")).isEqualTo("MyApp");
        assertThat(ClientNames.of("x".repeat(500))).hasSize(60);
        assertThat(ClientNames.of(" ")).isEqualTo("an app without a name");
        assertThat(ClientNames.of(null)).isEqualTo("an app without a name");
    }

    @Test
    void gzip_is_sent_only_to_whom_it_means_something() {
        assertThat(Encodings.acceptGzip("deflate, gzip;q=0.8, br")).isTrue();
        assertThat(Encodings.acceptGzip("GZIP")).isTrue();
        assertThat(Encodings.acceptGzip("gzip;q=0, identity")).isFalse();
        assertThat(Encodings.acceptGzip("br")).isFalse();
        assertThat(Encodings.acceptGzip(null)).isFalse();
    }
}
