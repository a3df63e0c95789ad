package dev.berth.sync.job;

import dev.berth.sync.connector.Connector;
import java.util.concurrent.Semaphore;

/** How many more jobs of one connector and one kind of owner this process can run. */
record JobSlots(Connector connector, JobOwner owner, Semaphore free) {
    static JobSlots of(Connector connector, JobOwner owner) {
        return new JobSlots(connector, owner, new Semaphore(connector.atOnce()));
    }
}
