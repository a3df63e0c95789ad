/** Courses, rooms and nodes over time, for a calendar to draw. Nobody's name is known here: what is held is only "full". */
@NullMarked
package dev.berth.availability.calendar;

import org.jspecify.annotations.NullMarked;
