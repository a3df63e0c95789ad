/** Environments over HTTP. */
@NullMarked
package dev.berth.booking.environment.web;

import org.jspecify.annotations.NullMarked;
