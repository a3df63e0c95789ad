/** Streams: connections that this node opens to the gateway when the control plane asks for one, each for one workspace. */
@NullMarked
package dev.berth.agent.stream;

import org.jspecify.annotations.NullMarked;
