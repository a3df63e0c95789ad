/** The control plane's time, for agents. */
@NullMarked
package dev.berth.booking.clock.web;

import org.jspecify.annotations.NullMarked;
