/** What a connection may take its time for. */
@NullMarked
package dev.berth.gateway.connection;

import org.jspecify.annotations.NullMarked;
