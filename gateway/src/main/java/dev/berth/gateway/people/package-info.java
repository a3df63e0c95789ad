/** What booking-service says of people: role, disabled or not, and from when on their tokens are good. */
@NullMarked
package dev.berth.gateway.people;

import org.jspecify.annotations.NullMarked;
