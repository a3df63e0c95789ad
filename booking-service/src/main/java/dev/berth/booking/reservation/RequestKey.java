package dev.berth.booking.reservation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what a repeated request is known.
 *
 * @param key chosen by the caller; null when they take the risk
 * @param fingerprint of what was asked for
 * @param answer what the caller is told of the booking, to be told again
 */
public record RequestKey(@Nullable String key, byte[] fingerprint, Function<Booking, String> answer) {
    public static final RequestKey NONE = new RequestKey(null, new byte[0], booking -> "");
}
