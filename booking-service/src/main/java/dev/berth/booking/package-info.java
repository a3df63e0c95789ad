/** Accounts, nodes, environments and bookings: the only judge of who holds what. */
@NullMarked
package dev.berth.booking;

import org.jspecify.annotations.NullMarked;
