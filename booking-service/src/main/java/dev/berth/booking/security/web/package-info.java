/** The public keys over HTTP. */
@NullMarked
package dev.berth.booking.security.web;

import org.jspecify.annotations.NullMarked;
