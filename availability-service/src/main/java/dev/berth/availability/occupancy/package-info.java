/** Which booking holds which resource when; what a resource is, its own package knows. */
@NullMarked
package dev.berth.availability.occupancy;

import org.jspecify.annotations.NullMarked;
