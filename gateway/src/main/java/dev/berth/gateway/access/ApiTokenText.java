package dev.berth.gateway.access;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** How booking-service writes API tokens: {@code berth_}, 32 letters and digits, and 6 that check them. */
final class ApiTokenText {
    static final String PREFIX = "berth_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BODY = PREFIX.length() + 32;
    private static final int CHECK_DIGITS = 6;

    private ApiTokenText() {}

    /** False for what was mistyped or made up carelessly: nobody needs to be asked about that. */
    static boolean isWhole(String text) {
        return text.startsWith(PREFIX)
                && text.length() == BODY + CHECK_DIGITS
                && text.endsWith(check(text.substring(0, BODY)));
    }

    private static String check(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        var rest = crc.getValue();
        var digits = new StringBuilder();
        for (int i = 0; i < CHECK_DIGITS; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
