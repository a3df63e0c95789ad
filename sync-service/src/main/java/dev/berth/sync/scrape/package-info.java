/** Reads a JavaScript portal with a real browser, as its settings say. */
@NullMarked
package dev.berth.sync.scrape;

import org.jspecify.annotations.NullMarked;
