/** The links of nodes, on their way to agent-service. */
@NullMarked
package dev.berth.gateway.nodelink;

import org.jspecify.annotations.NullMarked;
