package dev.berth.booking.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Field by field, what it was and what it is. Only what differs is kept; a secret's value never comes in here. */
public final class Changes {
    private final Map<String, Change> byField = new LinkedHashMap<>();

    @JsonInclude
    record Change(
            @JsonProperty("old") @Nullable Object before,
            @JsonProperty("new") @Nullable Object after) {}

    public static Changes none() {
        return new Changes();
    }

    public static Changes of(String field, @Nullable Object before, @Nullable Object after) {
        return none().and(field, before, after);
    }

    public Changes and(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) byField.put(field, new Change(before, after));
        return this;
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    Map<String, Change> byField() {
        return byField;
    }
}
