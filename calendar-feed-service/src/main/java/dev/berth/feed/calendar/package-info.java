/** What belongs together in one feed, and when it last changed. */
@NullMarked
package dev.berth.feed.calendar;

import org.jspecify.annotations.NullMarked;
