/** The control plane's HTTP API, and how this node gets to it. */
@NullMarked
package dev.berth.agent.controlplane;

import org.jspecify.annotations.NullMarked;
