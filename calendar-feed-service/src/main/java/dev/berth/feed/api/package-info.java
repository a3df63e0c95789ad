/** The service's own description of its HTTP interface. */
@NullMarked
package dev.berth.feed.api;

import org.jspecify.annotations.NullMarked;
