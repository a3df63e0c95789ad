/** Notes over HTTP. */
@NullMarked
package dev.berth.booking.note.web;

import org.jspecify.annotations.NullMarked;
