/** Rooms: one booking at a time, within opening hours. */
@NullMarked
package dev.berth.availability.room;

import org.jspecify.annotations.NullMarked;
