/** What every service's OpenAPI document says alike. */
@NullMarked
package dev.berth.platform.openapi;

import org.jspecify.annotations.NullMarked;
