/** Stage Door: a booking portal as others build them, to read and to demonstrate with. It knows nothing of Berth. */
@NullMarked
package dev.berth.portal;

import org.jspecify.annotations.NullMarked;
