/** What is known of people to judge their access tokens: role, whether the account is disabled, from when on tokens count. */
@NullMarked
package dev.berth.feed.person;

import org.jspecify.annotations.NullMarked;
