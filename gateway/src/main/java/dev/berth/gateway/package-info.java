/** The only door: routes, token check, rate limits, workspace proxy and the built SPA. */
@NullMarked
package dev.berth.gateway;

import org.jspecify.annotations.NullMarked;
