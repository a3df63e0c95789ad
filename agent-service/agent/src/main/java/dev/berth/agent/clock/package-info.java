/** The control plane's time, carried on by this node's monotonic clock when the control plane is away. */
@NullMarked
package dev.berth.agent.clock;

import org.jspecify.annotations.NullMarked;
