/** The built-in workspace page: a small HTTP and WebSocket server on java.base alone, so that its image stays tiny. */
@NullMarked
package dev.berth.agent.tryout;

import org.jspecify.annotations.NullMarked;
