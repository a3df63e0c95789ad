/** The calendar over HTTP. */
@NullMarked
package dev.berth.availability.calendar.web;

import org.jspecify.annotations.NullMarked;
