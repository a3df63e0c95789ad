/** The address at which a gateway asks for a stream of a node. */
@NullMarked
package dev.berth.agentservice.stream.web;

import org.jspecify.annotations.NullMarked;
