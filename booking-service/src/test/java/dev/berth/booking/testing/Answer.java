package dev.berth.booking.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;

/** What came back, with the questions that tests ask of it. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** A value of the JSON body, by JSON path. */
    public <T> T at(String path) {
        return JsonPath.read(response.body(), path);
    }

    public Answer is(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    /** A problem document of this type, and the status it says. */
    public Answer isProblem(int status, String slug) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(this.<String>at("$.type")).isEqualTo("/problems/" + slug);
        assertThat(this.<Integer>at("$.status")).isEqualTo(status);
        assertThat(this.<String>at("$.title")).isNotBlank();
        return this;
    }

    /** Invalid input that names this field. */
    public Answer isInvalid(String field) {
        isProblem(400, "invalid-input");
        assertThat(this.<List<String>>at("$.errors[*].field")).contains(field);
        return this;
    }
}
