package dev.berth.feed.edge;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a field is to hold, in plain words that continue its name: "resourceId must be an id (UUID)". */
final class MessageOf {
    private MessageOf() {}

    static String expected(@Nullable Class<?> type) {
        if (type == null) return "is not valid";
        if (type == UUID.class) return "must be an id (UUID)";
        if (type.isEnum()) return "must be one of " + constants(type);
        if (type == String.class) return "must be text";
        return "must be an object";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
