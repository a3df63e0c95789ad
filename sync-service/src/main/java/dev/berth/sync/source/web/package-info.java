/** Sources over HTTP. */
@NullMarked
package dev.berth.sync.source.web;

import org.jspecify.annotations.NullMarked;
