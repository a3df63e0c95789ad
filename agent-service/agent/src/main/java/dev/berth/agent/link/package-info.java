/**
 * The node link: the one connection that the agent opens to the control plane. Wanted workspaces come in over it, reports
 * go out.
 */
@NullMarked
package dev.berth.agent.link;

import org.jspecify.annotations.NullMarked;
