/** Worker nodes: how they enrol, what they report, whether something may be placed on them. */
@NullMarked
package dev.berth.booking.node;

import org.jspecify.annotations.NullMarked;
