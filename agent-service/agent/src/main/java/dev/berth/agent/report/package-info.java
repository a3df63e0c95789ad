/** What this node tells the control plane, signed with its key. */
@NullMarked
package dev.berth.agent.report;

import org.jspecify.annotations.NullMarked;
