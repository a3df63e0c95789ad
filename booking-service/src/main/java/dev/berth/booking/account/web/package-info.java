/** Accounts over HTTP. */
@NullMarked
package dev.berth.booking.account.web;

import org.jspecify.annotations.NullMarked;
