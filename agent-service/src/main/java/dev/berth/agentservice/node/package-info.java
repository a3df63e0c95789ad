/** What this service knows of each node: its key, the workspaces it shall run, and the link that it has now. */
@NullMarked
package dev.berth.agentservice.node;

import org.jspecify.annotations.NullMarked;
