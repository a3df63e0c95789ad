/** A calendar as an iCalendar document (RFC 5545, RFC 7986). Knows nothing of who asks for it. */
@NullMarked
package dev.berth.feed.document;

import org.jspecify.annotations.NullMarked;
