/** WebSockets and streams while they are open: how many each caller has, and their end when their token ends. */
@NullMarked
package dev.berth.gateway.live;

import org.jspecify.annotations.NullMarked;
