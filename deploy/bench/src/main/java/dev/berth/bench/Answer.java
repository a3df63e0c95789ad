package dev.berth.bench;

import java.util.Locale;

/** As much of an HTTP/1.1 answer as a load client must understand. */
final class Answer {
    private Answer() {}

    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        var head = answer.substring(0, end + 2).toLowerCase(Locale.ROOT);
        if (head.contains("\r\ntransfer-encoding: chunked\r\n")) {
            return answer.endsWith("\r\n0\r\n\r\n");
        }
        int at = head.indexOf("\r\ncontent-length:");
        int length = at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 17, head.indexOf("\r\n", at + 2)).strip());
        return answer.length() >= end + 4 + length;
    }
}
