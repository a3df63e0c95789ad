/** What is known of everybody to judge access tokens: the current role, whether the account is disabled, from when on tokens count. */
@NullMarked
package dev.berth.platform.people;

import org.jspecify.annotations.NullMarked;
