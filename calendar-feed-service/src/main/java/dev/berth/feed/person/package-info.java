/** Who may have feeds: the owners that {@code berth.people} names, and whether their account is disabled or deleted. */
@NullMarked
package dev.berth.feed.person;

import org.jspecify.annotations.NullMarked;
