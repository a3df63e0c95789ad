package dev.berth.local.demo;

import java.sql.SQLException;

/** Which of the outbox's lanes an event waits in, by the rule of booking-service. How many there are, the table says. */
record OutboxLanes(int count) {
    static OutboxLanes of(Database database) throws SQLException {
        return new OutboxLanes(database.query("SELECT count(*) FROM outbox_lane", row -> row.getInt(1))
                .getFirst());
    }

    int of(String key) {
        return Math.floorMod(key.hashCode(), count);
    }
}
