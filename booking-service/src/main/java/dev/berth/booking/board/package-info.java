/** The staff's room board: what happens in the rooms of each branch, day by day, and what runs past closing. */
@NullMarked
package dev.berth.booking.board;

import org.jspecify.annotations.NullMarked;
