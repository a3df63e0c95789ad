/** The secret addresses of feeds: whose they are, made, rotated, revoked, and when they were last fetched. */
@NullMarked
package dev.berth.feed.subscription;

import org.jspecify.annotations.NullMarked;
