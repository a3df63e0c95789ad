/** What every request passes first: its id, the line in the log, headers, size and origin rules. */
@NullMarked
package dev.berth.gateway.edge;

import org.jspecify.annotations.NullMarked;
