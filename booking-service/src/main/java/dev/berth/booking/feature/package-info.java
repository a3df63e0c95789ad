/** Feature flags: what is open to whom, asked through OpenFeature, kept in PostgreSQL, changed by admins. */
@NullMarked
package dev.berth.booking.feature;

import org.jspecify.annotations.NullMarked;
