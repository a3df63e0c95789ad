/** Health by dependency, for service managers and the launcher. */
@NullMarked
package dev.berth.agent.health;

import org.jspecify.annotations.NullMarked;
