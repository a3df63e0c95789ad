/** Passwords of others: sealed with a key that is not in the database. */
@NullMarked
package dev.berth.sync.secret;

import org.jspecify.annotations.NullMarked;
