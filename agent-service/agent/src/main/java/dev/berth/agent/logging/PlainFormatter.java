package dev.berth.agent.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line: time, level, class, message; a stack trace follows on its own lines. */
final class PlainFormatter extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord row) {
        String logger = String.valueOf(row.getLoggerName());
        return String.format(
                Locale.ROOT,
                "%s %-5s %s: %s%n%s",
                TIME.format(row.getInstant()),
                Levels.name(row.getLevel()),
                logger.substring(logger.lastIndexOf('.') + 1),
                formatMessage(row),
                row.getThrown() == null ? "" : trace(row.getThrown()));
    }

    static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
