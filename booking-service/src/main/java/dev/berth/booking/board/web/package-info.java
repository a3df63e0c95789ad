/** The board over HTTP. */
@NullMarked
package dev.berth.booking.board.web;

import org.jspecify.annotations.NullMarked;
