/** What the control plane wants of this node, kept on the disk. */
@NullMarked
package dev.berth.agent.assignment;

import org.jspecify.annotations.NullMarked;
