package dev.berth.agent;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Environment variables by type. An empty one counts as not set; a wrong one is refused by its name. */
record Variables(Map<String, String> values) {
    private static final Set<String> HTTP = Set.of("http", "https");

    String text(String name, String whenUnset) {
        String value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? whenUnset : value;
    }

    /** Names like {@code HTTPS_PROXY} are written in lower case as well. */
    Optional<String> eitherCase(String name) {
        return Optional.of(text(name, text(name.toLowerCase(Locale.ROOT), ""))).filter(it -> !it.isEmpty());
    }

    static List<String> list(String byComma) {
        return Arrays.stream(byComma.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    int number(String name, int whenUnset, int most) {
        String value = text(name, String.valueOf(whenUnset));
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, with the same words as a number out of range.
        }
        throw new IllegalArgumentException(name + " must be a whole number from 0 to " + most + ", not " + value);
    }

    URI address(String name, String whenUnset) {
        String value = text(name, whenUnset);
        try {
            return URI.create(value);
        } catch (IllegalArgumentException garbled) {
            throw new IllegalArgumentException(name + " must be an address, not " + value, garbled);
        }
    }

    URI httpAddress(String name, String whenUnset) {
        URI address = address(name, whenUnset);
        if (address.getHost() == null || address.getScheme() == null || !HTTP.contains(address.getScheme())) {
            throw new IllegalArgumentException(name + " must begin with http:// or https://, not " + address);
        }
        return address;
    }

    <E extends Enum<E>> E choice(String name, E whenUnset) {
        E[] known = whenUnset.getDeclaringClass().getEnumConstants();
        String value = text(name, whenUnset.name());
        return Arrays.stream(known)
                .filter(it -> it.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                        + Arrays.toString(known).toLowerCase(Locale.ROOT) + ", not " + value));
    }
}
