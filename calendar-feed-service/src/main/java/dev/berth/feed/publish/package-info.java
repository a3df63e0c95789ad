/** What calendar apps fetch: the document of an edition, or the word that it has not changed. */
@NullMarked
package dev.berth.feed.publish;

import org.jspecify.annotations.NullMarked;
