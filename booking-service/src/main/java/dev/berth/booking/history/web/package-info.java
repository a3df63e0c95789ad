/** A booking's history over HTTP. */
@NullMarked
package dev.berth.booking.history.web;

import org.jspecify.annotations.NullMarked;
