/** What the operator on the node may see and do by hand. */
@NullMarked
package dev.berth.agent.operator;

import org.jspecify.annotations.NullMarked;
