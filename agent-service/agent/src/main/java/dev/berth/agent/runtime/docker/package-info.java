/** Workspaces as containers of a Docker engine. The only place that knows docker-java. */
@NullMarked
package dev.berth.agent.runtime.docker;

import org.jspecify.annotations.NullMarked;
