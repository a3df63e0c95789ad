/** The clock. */
@NullMarked
package dev.berth.platform.time;

import org.jspecify.annotations.NullMarked;
