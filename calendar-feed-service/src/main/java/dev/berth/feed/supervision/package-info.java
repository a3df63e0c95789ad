/** How background work is run. */
@NullMarked
package dev.berth.feed.supervision;

import org.jspecify.annotations.NullMarked;
