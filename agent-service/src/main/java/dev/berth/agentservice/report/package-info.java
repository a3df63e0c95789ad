/** What nodes report: checked here, sent on to {@code berth.nodes} as it was signed. */
@NullMarked
package dev.berth.agentservice.report;

import org.jspecify.annotations.NullMarked;
