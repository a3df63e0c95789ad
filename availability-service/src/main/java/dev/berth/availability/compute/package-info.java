/** What nodes offer, what bookings hold of them, and when a wish for cores, memory and GPUs fits. */
@NullMarked
package dev.berth.availability.compute;

import org.jspecify.annotations.NullMarked;
