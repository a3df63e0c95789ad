/** The stream over HTTP, as server-sent events. */
@NullMarked
package dev.berth.availability.stream.web;

import org.jspecify.annotations.NullMarked;
