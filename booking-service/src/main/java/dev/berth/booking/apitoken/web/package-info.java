/** API tokens over HTTP. */
@NullMarked
package dev.berth.booking.apitoken.web;

import org.jspecify.annotations.NullMarked;
