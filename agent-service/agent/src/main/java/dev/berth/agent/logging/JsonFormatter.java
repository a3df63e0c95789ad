package dev.berth.agent.logging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, with the names of the Elastic Common Schema, as Berth's services write them. */
final class JsonFormatter extends Formatter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> SCHEMA = Map.of("version", "8.11");
    private static final Map<String, String> SERVICE = Map.of("name", "agent");

    @Override
    public String format(LogRecord row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", row.getInstant().toString());
        fields.put("log", Map.of("level", Levels.name(row.getLevel()), "logger", String.valueOf(row.getLoggerName())));
        fields.put("service", SERVICE);
        fields.put("message", formatMessage(row));
        Throwable thrown = row.getThrown();
        if (thrown != null) {
            fields.put(
                    "error",
                    Map.of(
                            "type", thrown.getClass().getName(),
                            "message", String.valueOf(thrown.getMessage()),
                            "stack_trace", PlainFormatter.trace(thrown)));
        }
        fields.put("ecs", SCHEMA);
        return JSON.writeValueAsString(fields) + "\n";
    }
}
