/** How often a person or an address may call. */
@NullMarked
package dev.berth.gateway.throttle;

import org.jspecify.annotations.NullMarked;
