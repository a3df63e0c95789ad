/** A person's feeds over HTTP. */
@NullMarked
package dev.berth.feed.subscription.web;

import org.jspecify.annotations.NullMarked;
