/** Which service answers which address. */
@NullMarked
package dev.berth.gateway.routes;

import org.jspecify.annotations.NullMarked;
