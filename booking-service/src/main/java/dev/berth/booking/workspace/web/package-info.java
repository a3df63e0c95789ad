/** Connecting to a workspace over HTTP. */
@NullMarked
package dev.berth.booking.workspace.web;

import org.jspecify.annotations.NullMarked;
