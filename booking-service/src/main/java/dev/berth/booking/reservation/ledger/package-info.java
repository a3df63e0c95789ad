/** Who holds how much of a node at which time. PostgreSQL is the judge. */
@NullMarked
package dev.berth.booking.reservation.ledger;

import org.jspecify.annotations.NullMarked;
