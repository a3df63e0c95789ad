/** Time as Berth books it: quarter hours, and how much is used in each. */
@NullMarked
package dev.berth.availability.grid;

import org.jspecify.annotations.NullMarked;
