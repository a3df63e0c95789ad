/** The browsable API reference. */
@NullMarked
package dev.berth.gateway.docs;

import org.jspecify.annotations.NullMarked;
