/** The control plane's side of the node link. */
@NullMarked
package dev.berth.agentservice;

import org.jspecify.annotations.NullMarked;
