/** Course sessions: a fixed time, a number of seats, and the one statement that gives a seat away. */
@NullMarked
package dev.berth.booking.course;

import org.jspecify.annotations.NullMarked;
