/** What a new node fetches: the agent's install script and its archive. */
@NullMarked
package dev.berth.gateway.agentfiles;

import org.jspecify.annotations.NullMarked;
