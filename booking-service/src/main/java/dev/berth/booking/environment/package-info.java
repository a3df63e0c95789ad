/** Named image presets that admins curate and people book. */
@NullMarked
package dev.berth.booking.environment;

import org.jspecify.annotations.NullMarked;
