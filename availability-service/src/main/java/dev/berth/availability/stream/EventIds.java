package dev.berth.availability.stream;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Numbers that grow, under the name of this replica's life: another replica, or this one started anew, counts differently. */
final class EventIds {
    private final String epoch;

    EventIds() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        epoch = HexFormat.of().formatHex(random);
    }

    String of(long number) {
        return epoch + "-" + number;
    }

    /** The number, when it was counted here. */
    OptionalLong numberOf(@Nullable String id) {
        if (id == null || !id.startsWith(epoch + "-")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(id.substring(epoch.length() + 1)));
        } catch (NumberFormatException nonsense) {
            return OptionalLong.empty();
        }
    }
}
