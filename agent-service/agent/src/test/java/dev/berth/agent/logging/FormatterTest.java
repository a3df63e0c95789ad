package dev.berth.agent.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FormatterTest {
    @Test
    void json_is_one_object_a_line_with_the_cause() {
        String line = new JsonFormatter().format(failed());
        assertThat(line.strip().lines()).hasSize(1);
        var fields = JsonMapper.shared().readTree(line);
        assertThat(fields.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(fields.at("/log/logger").asString()).isEqualTo("dev.berth.agent.Any");
        assertThat(fields.get("message").asString()).isEqualTo("It\nfailed {0}");
        assertThat(fields.at("/error/type").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(fields.at("/error/stack_trace").asString()).contains("FormatterTest");
    }

    @Test
    void plain_text_names_the_level_and_the_class() {
        assertThat(new PlainFormatter().format(failed()))
                .contains(" WARN  Any: It\nfailed {0}")
                .contains("IllegalStateException: cause");
    }

    private static LogRecord failed() {
        var row = new LogRecord(Level.WARNING, "It\nfailed {0}");
        row.setLoggerName("dev.berth.agent.Any");
        row.setThrown(new IllegalStateException("cause"));
        return row;
    }
}
