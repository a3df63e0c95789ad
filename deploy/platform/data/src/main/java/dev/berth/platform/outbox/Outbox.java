package dev.berth.platform.outbox;

import dev.berth.platform.id.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Where a change leaves its event, in its own transaction: both happen or neither. */
public class Outbox {
    private final OutboxTable table;
    private final OutboxRelay relay;
    private final JsonMapper json;

    Outbox(OutboxTable table, OutboxRelay relay, JsonMapper json) {
        this.table = table;
        this.relay = relay;
        this.json = json;
    }

    /**
     * Serialised at once, so that the event says what was true here. The caller holds the lock of the aggregate's row
     * (or has just inserted it): that is what makes the order of a key's events the order of its changes.
     *
     * @param event null is a tombstone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String topic, String key, @Nullable Object event) {
        table.insert(topic, key, event == null ? null : json.writeValueAsString(event), MDC.get(RequestId.LOG_KEY));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake(key);
            }
        });
    }
}
