package dev.berth.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32;

/** API tokens as booking-service writes them. */
public final class ApiTokens {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ApiTokens() {}

    public static String fresh() {
        var body = "berth_" + UUID.randomUUID().toString().replace("-", "");
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        var check = new StringBuilder();
        for (long rest = crc.getValue(), i = 0; i < 6; i++, rest /= 62) {
            check.append(DIGITS.charAt((int) (rest % 62)));
        }
        return body + check.reverse();
    }
}
