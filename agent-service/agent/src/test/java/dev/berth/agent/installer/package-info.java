/** The scripts in {@code installer/}, run as they are. */
@NullMarked
package dev.berth.agent.installer;

import org.jspecify.annotations.NullMarked;
