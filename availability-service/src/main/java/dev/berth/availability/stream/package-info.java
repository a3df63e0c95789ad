/**
 * Tells open browsers what changed. {@code PendingChanges} collects, {@code Broadcast} numbers and sends a batch at a time,
 * {@code Recent} remembers for those who come back, a {@code Subscriber} with its {@code Mailbox} stands for one browser.
 */
@NullMarked
package dev.berth.availability.stream;

import org.jspecify.annotations.NullMarked;
