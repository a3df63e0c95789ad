/** The search over HTTP. */
@NullMarked
package dev.berth.availability.search.web;

import org.jspecify.annotations.NullMarked;
