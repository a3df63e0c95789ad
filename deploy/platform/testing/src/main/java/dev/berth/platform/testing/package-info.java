/** What the tests of several services share: access tokens, the addresses of a service, and the rules of its structure. */
@NullMarked
package dev.berth.platform.testing;

import org.jspecify.annotations.NullMarked;
