package dev.berth.agent.runtime.docker;

import java.util.regex.Pattern;

/** A reference to an image; without a tag it means {@code latest}, never "every tag" as the engine's pull would. */
record ImageName(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-zA-Z0-9._/:-]{0,254}(@sha256:[0-9a-f]{64})?");

    static boolean isAllowed(String image) {
        return ALLOWED.matcher(image).matches();
    }

    String withTag() {
        boolean hasDigest = value.contains("@");
        boolean hasTag = value.lastIndexOf(':') > value.lastIndexOf('/');
        return hasDigest || hasTag ? value : value + ":latest";
    }
}
