/** Stand-ins for what a real installation has around it: other worker nodes, a booking portal, a LibCal. */
@NullMarked
package dev.berth.local.simulation;

import org.jspecify.annotations.NullMarked;
