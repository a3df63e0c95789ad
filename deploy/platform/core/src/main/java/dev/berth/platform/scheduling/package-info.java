/** The threads on which scheduled tasks run. */
@NullMarked
package dev.berth.platform.scheduling;

import org.jspecify.annotations.NullMarked;
