package dev.berth.feed.edge;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each event that matters for security, under one logger name in all services. Event names are stable. Only ids
 * and fixed words are written: no names, addresses or secrets.
 */
public final class SecurityLog {
    private static final Logger log = LoggerFactory.getLogger("berth.security");

    private SecurityLog() {}

    /** @param person who did it @param more names and their values, in turns */
    public static void write(String event, UUID person, Object... more) {
        var line = new StringBuilder("event=").append(event).append(" person=").append(person);
        LoggingEventBuilder entry = log.atInfo().addKeyValue("event", event).addKeyValue("person", person);
        for (int n = 0; n + 1 < more.length; n += 2) {
            line.append(' ').append(more[n]).append('=').append(more[n + 1]);
            entry = entry.addKeyValue(String.valueOf(more[n]), more[n + 1]);
        }
        entry.log(line.toString());
    }
}
