package dev.berth.gateway.edge;

/**
 * Tells paths that two readers could read differently: encoded letters, digits and {@code -._~}, which need no encoding;
 * encoded slashes, backslashes, semicolons and percent signs; path parameters, dot segments, empty segments and control
 * characters. No client of Berth sends one of these.
 */
final class AmbiguousPath {
    private static final String NEVER_ENCODED = "-._~/\\%;";

    private AmbiguousPath() {}

    /** One pass over the path. */
    static boolean is(String path) {
        var segment = 0;
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '/') {
                if (i > 0 && isEmptyOrDots(path, segment, i)) {
                    return true;
                }
                segment = i + 1;
            } else if (c == '%') {
                if (isWronglyEncoded(path, i)) {
                    return true;
                }
                i += 2;
            } else if (c == ';' || c == '\\' || isControl(c)) {
                return true;
            }
        }
        return isDots(path, segment, path.length());
    }

    private static boolean isWronglyEncoded(String path, int at) {
        if (at + 2 >= path.length()) {
            return true;
        }
        var high = Character.digit(path.charAt(at + 1), 16);
        var low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            return true;
        }
        var c = (char) (high * 16 + low);
        return isLetterOrDigit(c) || NEVER_ENCODED.indexOf(c) >= 0 || isControl(c);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isControl(char c) {
        return c < ' ' || c == 0x7f;
    }

    private static boolean isEmptyOrDots(String path, int from, int to) {
        return from == to || isDots(path, from, to);
    }

    private static boolean isDots(String path, int from, int to) {
        var length = to - from;
        return (length == 1 && path.charAt(from) == '.')
                || (length == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.');
    }
}
