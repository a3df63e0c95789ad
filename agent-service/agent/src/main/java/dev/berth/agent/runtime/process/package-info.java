/** Workspaces as child processes that serve the try-out page, whatever the image: no isolation, for trying out on one machine only. */
@NullMarked
package dev.berth.agent.runtime.process;

import org.jspecify.annotations.NullMarked;
