/** Log lines for people, or as one JSON object a line. */
@NullMarked
package dev.berth.agent.logging;

import org.jspecify.annotations.NullMarked;
