/** The admin's dashboard over HTTP. */
@NullMarked
package dev.berth.booking.stats.web;

import org.jspecify.annotations.NullMarked;
