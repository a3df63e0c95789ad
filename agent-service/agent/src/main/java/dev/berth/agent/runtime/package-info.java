/** What runs workspaces, whatever it is: looked at as a whole, changed by one step at a time. */
@NullMarked
package dev.berth.agent.runtime;

import org.jspecify.annotations.NullMarked;
