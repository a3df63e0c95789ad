/** The agent's own directory: a few small files that survive restarts and crashes. */
@NullMarked
package dev.berth.agent.home;

import org.jspecify.annotations.NullMarked;
