/** Bookings of outside portals, as sync-service tells of them. */
@NullMarked
package dev.berth.feed.external;

import org.jspecify.annotations.NullMarked;
