package dev.berth.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n"
            })
    void anAnswerIsWholeWhenItsBodyIsThere(String answer) {
        assertThat(Answer.isWhole(answer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n",
                "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"
            })
    void andNotBefore(String answer) {
        assertThat(Answer.isWhole(answer)).isFalse();
    }

    @Test
    void theStatusStandsInTheFirstLine() {
        assertThat(Answer.status("HTTP/1.1 409 Conflict\r\n\r\n")).isEqualTo(409);
    }
}
