/** People: how they register, sign in, stay signed in, and what they are allowed to be. */
@NullMarked
package dev.berth.booking.account;

import org.jspecify.annotations.NullMarked;
