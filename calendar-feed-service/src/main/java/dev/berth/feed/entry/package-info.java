/** One calendar entry for every booking. */
@NullMarked
package dev.berth.feed.entry;

import org.jspecify.annotations.NullMarked;
