/** Calendars by their secret address: what apps ask for all day long, and mostly to hear that nothing has changed. */
@NullMarked
package dev.berth.gateway.calendar;

import org.jspecify.annotations.NullMarked;
