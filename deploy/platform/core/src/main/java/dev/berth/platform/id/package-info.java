/** Ids that sort by the time they were made. */
@NullMarked
package dev.berth.platform.id;

import org.jspecify.annotations.NullMarked;
