package dev.berth.platform.security;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The security log: one line per event under the logger name {@code berth.security}, {@code event=<name> key=value …}, and the
 * same pairs as fields where the log is JSON. Names and keys are a contract for whoever watches the log. Values are ids,
 * roles, addresses and numbers; never a secret, a name or an e-mail address.
 */
public final class SecurityLog {
    private static final Logger log = LoggerFactory.getLogger("berth.security");

    private SecurityLog() {}

    public static Entry event(String name) {
        return new Entry(name);
    }

    public static final class Entry {
        private LoggingEventBuilder line = log.atInfo();
        private final StringJoiner text = new StringJoiner(" ");

        private Entry(String name) {
            with("event", name);
        }

        public Entry with(String key, @Nullable Object value) {
            if (value != null) {
                line = line.addKeyValue(key, value);
                text.add(key + "=" + value);
            }
            return this;
        }

        /** In a transaction, when it has committed: what was rolled back did not happen. */
        public void write() {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                line.log(text.toString());
                return;
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    line.log(text.toString());
                }
            });
        }
    }
}
