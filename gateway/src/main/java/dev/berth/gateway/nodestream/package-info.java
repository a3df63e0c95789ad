/** Streams that nodes open to this gateway, each for a request that waits for one. */
@NullMarked
package dev.berth.gateway.nodestream;

import org.jspecify.annotations.NullMarked;
