/** What resources are called. */
@NullMarked
package dev.berth.feed.resource;

import org.jspecify.annotations.NullMarked;
