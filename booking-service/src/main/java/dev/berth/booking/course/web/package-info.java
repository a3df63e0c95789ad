/** Course sessions over HTTP. */
@NullMarked
package dev.berth.booking.course.web;

import org.jspecify.annotations.NullMarked;
