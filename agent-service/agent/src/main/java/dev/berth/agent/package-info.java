/** Runs on a worker node and makes its containers match the desired workspaces. */
@NullMarked
package dev.berth.agent;

import org.jspecify.annotations.NullMarked;
