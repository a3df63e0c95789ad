/** Calendar feeds, and the copy of every booking that they are written from. */
@NullMarked
package dev.berth.feed;

import org.jspecify.annotations.NullMarked;
