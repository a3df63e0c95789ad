/** What Prometheus hears beside what the frameworks tell it. */
@NullMarked
package dev.berth.gateway.measure;

import org.jspecify.annotations.NullMarked;
