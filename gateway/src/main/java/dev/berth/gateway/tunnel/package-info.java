/** WebSockets that pass through the gateway as bytes. */
@NullMarked
package dev.berth.gateway.tunnel;

import org.jspecify.annotations.NullMarked;
