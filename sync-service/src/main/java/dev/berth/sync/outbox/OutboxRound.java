package dev.berth.sync.outbox;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One claim of lanes: publish what waits in them, delete what was acknowledged. */
@Component
class OutboxRound {
    private final OutboxTable table;
    private final OutboxPublisher publisher;
    private final TransactionTemplate transaction;
    private final int batch;

    OutboxRound(
            OutboxTable table, OutboxPublisher publisher, TransactionTemplate transaction, OutboxSettings settings) {
        this.table = table;
        this.publisher = publisher;
        this.transaction = transaction;
        this.batch = settings.batch();
    }

    Result run() {
        return transaction.execute(status -> {
            List<Integer> lanes = table.claimLanes();
            List<OutboxRow> waiting = lanes.isEmpty() ? List.of() : table.next(lanes, batch);
            if (waiting.isEmpty()) {
                return new Result(0, 0);
            }
            Set<Long> acknowledged = publisher.publish(waiting);
            table.delete(acknowledged);
            return new Result(acknowledged.size(), waiting.size() - acknowledged.size());
        });
    }

    record Result(int published, int failed) {}
}
