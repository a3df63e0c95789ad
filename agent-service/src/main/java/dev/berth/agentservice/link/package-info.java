/** The node link: one connection that a node's agent keeps open, from its challenge to its end. README.md has the protocol. */
@NullMarked
package dev.berth.agentservice.link;

import org.jspecify.annotations.NullMarked;
