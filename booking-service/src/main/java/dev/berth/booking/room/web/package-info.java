/** Rooms over HTTP. */
@NullMarked
package dev.berth.booking.room.web;

import org.jspecify.annotations.NullMarked;
