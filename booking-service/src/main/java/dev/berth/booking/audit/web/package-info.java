/** The audit over HTTP. */
@NullMarked
package dev.berth.booking.audit.web;

import org.jspecify.annotations.NullMarked;
