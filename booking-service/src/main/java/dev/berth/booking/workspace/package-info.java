/** Workspaces: what the nodes shall run, what they say they run, and who may walk in. */
@NullMarked
package dev.berth.booking.workspace;

import org.jspecify.annotations.NullMarked;
