package dev.berth.booking.apitoken;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * How a token reads: {@code berth_}, 32 random letters and digits (190 bits), and 6 that check them. One double click selects
 * it, scanners of leaked secrets recognise it, and a mistyped one is told from a revoked one without asking anybody.
 */
record TokenText(String value) {
    private static final String PREFIX = "berth_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 32;
    private static final int CHECK_DIGITS = 6;
    private static final int SHOWN = PREFIX.length() + 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenText fresh() {
        var text = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_DIGITS; i++) text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        return new TokenText(text.append(check(text)).toString());
    }

    boolean isWhole() {
        int body = PREFIX.length() + RANDOM_DIGITS;
        return value.startsWith(PREFIX)
                && value.length() == body + CHECK_DIGITS
                && value.endsWith(check(value.substring(0, body)));
    }

    /** Enough for its person to tell it from their others, too little to help anybody guess the rest. */
    String hint() {
        return value.substring(0, SHOWN) + "…";
    }

    private static String check(CharSequence body) {
        var crc = new CRC32();
        crc.update(body.toString().getBytes(StandardCharsets.UTF_8));
        long rest = crc.getValue();
        var digits = new StringBuilder();
        for (int i = 0; i < CHECK_DIGITS; i++, rest /= DIGITS.length())
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        return digits.reverse().toString();
    }

    @Override
    public String toString() {
        return "TokenText[…]"; // never in a log
    }
}
