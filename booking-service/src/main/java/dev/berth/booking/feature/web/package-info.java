/** Feature flags over HTTP. */
@NullMarked
package dev.berth.booking.feature.web;

import org.jspecify.annotations.NullMarked;
