/** The resources that Berth knows, which those of outside portals can be mapped to. */
@NullMarked
package dev.berth.sync.resource;

import org.jspecify.annotations.NullMarked;
