/** How the agent is, gathered from everything that can be in trouble. */
@NullMarked
package dev.berth.agent.health;

import org.jspecify.annotations.NullMarked;
