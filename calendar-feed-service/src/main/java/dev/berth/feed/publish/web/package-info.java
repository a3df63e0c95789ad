/** The addresses that calendar apps fetch. */
@NullMarked
package dev.berth.feed.publish.web;

import org.jspecify.annotations.NullMarked;
