/** Wakes other machines of this node's networks. */
@NullMarked
package dev.berth.agent.wake;

import org.jspecify.annotations.NullMarked;
