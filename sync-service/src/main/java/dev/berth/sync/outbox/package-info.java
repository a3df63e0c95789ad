/** Events on their way to Kafka: written with the change, published after it, in order per key, at least once. A copy of booking-service's. */
@NullMarked
package dev.berth.sync.outbox;

import org.jspecify.annotations.NullMarked;
