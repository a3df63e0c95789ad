package dev.berth.booking.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail as it is stored and compared: trimmed, in lower case. Whether somebody reads it, only a mail could tell. */
public record EmailAddress(String value) {
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}\"(),:;<>\\[\\]\\\\]+@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)*");

    public EmailAddress {
        value = Normalizer.normalize(value, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
        if (!isValid(value)) throw new IllegalArgumentException("not an e-mail address");
    }

    String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    public static boolean isValid(String text) {
        return text.strip().length() <= 254 && SHAPE.matcher(text.strip()).matches();
    }
}
