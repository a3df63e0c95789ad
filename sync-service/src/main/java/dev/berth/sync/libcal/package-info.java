/** The connector for Springshare's LibCal: the bookings of its spaces, by its API. */
@NullMarked
package dev.berth.sync.libcal;

import org.jspecify.annotations.NullMarked;
