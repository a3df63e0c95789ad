/** Answers what people who watch a workspace ask of this node, as HTTP on a stream. */
@NullMarked
package dev.berth.agent.watch;

import org.jspecify.annotations.NullMarked;
