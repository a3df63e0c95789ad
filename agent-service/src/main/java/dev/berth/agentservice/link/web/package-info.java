/** The WebSocket below the node link. */
@NullMarked
package dev.berth.agentservice.link.web;

import org.jspecify.annotations.NullMarked;
