/** Who is calling and what they may call: access tokens, the keys they are checked with, the filter chain, the {@code Caller}. */
@NullMarked
package dev.berth.platform.security;

import org.jspecify.annotations.NullMarked;
