package dev.berth.platform.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a person is here; written in lower case in tokens, JSON and the database. */
public enum Role {
    STUDENT,
    STAFF,
    ADMIN;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of student, staff, admin"));
    }
}
