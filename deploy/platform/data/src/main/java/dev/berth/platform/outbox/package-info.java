/** Events on their way to Kafka: written with the change, published after it, in order per key, at least once. */
@NullMarked
package dev.berth.platform.outbox;

import org.jspecify.annotations.NullMarked;
