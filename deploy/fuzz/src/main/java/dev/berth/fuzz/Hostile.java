package dev.berth.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people, programs and enemies have sent to services before. */
final class Hostile {
    private Hostile() {}

    /** As JSON: a backslash is written as in a document. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x".repeat(300),
            "x".repeat(100_000),
            "\\u0000",
            "a\\u0000b",
            "\\u001b[31m",
            "a\\r\\nb: c",
            "\\ud800",
            "\\udfff\\ud800x",
            "\\u2028",
            "\\u202egnp.exe",
            "\ud83d\ude80".repeat(20),
            "e\u0301".repeat(150),
            "' OR 1=1 --",
            "%00",
            "%",
            "\\\\",
            "${jndi:ldap://127.0.0.1/a}",
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "null",
            "NaN",
            "*",
            ",",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static final List<String> TIMES = List.of(
            "0000-01-01T00:00:00Z",
            "-0001-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+18:00",
            "+292278994-08-17T07:12:55.807Z",
            "+999999999-12-31T23:59:59.999999999-18:00",
            "+1000000000-12-31T23:59:59.999999999Z",
            "9999-12-31T23:45:00Z",
            "-4712-01-01T00:00:00Z",
            "294276-12-31T23:59:59Z",
            "1970-01-01T00:00:00Z",
            "2026-02-30T09:00:00Z",
            Dates.A_MONTH_AHEAD + "T09:00:00+00:01:30",
            Dates.A_MONTH_AHEAD + "T09:00:00+19:00",
            Dates.A_MONTH_AHEAD + "T09:07:00Z",
            Dates.A_MONTH_AHEAD + "T09:00:00.000000001Z",
            Dates.A_MONTH_AHEAD + "T24:00:00Z",
            Dates.A_MONTH_AHEAD + "T23:59:60Z",
            Dates.A_MONTH_AHEAD + "T09:00",
            Dates.A_MONTH_AHEAD.toString(),
            "24:00",
            "25:61",
            "tomorrow");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1.5",
            "1e2",
            "1e400",
            "1e-400",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999999999999999",
            "0.1000000000000000055511151231257827021181583404541015625");

    private static final List<String> SHAPES = List.of(
            "null",
            "true",
            "[]",
            "[null]",
            "[[]]",
            "{}",
            "{\"a\":null}",
            "[{}]",
            "[" + "\"x\",".repeat(2_000) + "\"x\"]",
            "[".repeat(200) + "]".repeat(200));

    /** JSON values, each of which is some field's nightmare. */
    static List<String> values() {
        return Stream.of(
                        Stream.concat(TEXTS.stream(), TIMES.stream()).map(it -> '"' + it + '"'),
                        NUMBERS.stream(),
                        SHAPES.stream())
                .flatMap(it -> it)
                .toList();
    }

    /** What may stand in an address, already in its own escapes, and some that may not. */
    static List<String> inAddresses() {
        var texts = Stream.of(
                "",
                "%00",
                "a%00b",
                "%ED%A0%80",
                "%FF%FE",
                "%F0%9F%9A%80",
                "%",
                "%zz",
                "%2e%2e",
                "%2F..%2F",
                ";a=b",
                "%27%20OR%201%3D1--",
                "x".repeat(4_000),
                "%5B%5D",
                "true",
                "null",
                ",,,",
                "a,b,c",
                "+",
                "1-1-1-1-1");
        return Stream.of(texts, TIMES.stream().map(it -> it.replace("+", "%2B")), NUMBERS.stream())
                .flatMap(it -> it)
                .toList();
    }

    static List<String> inHeaders() {
        return List.of(
                "",
                "*",
                "\"",
                "\"\"",
                "\"99999999999999999999\"",
                "\"-1\"",
                "W/\"1\"",
                "\"1\", \"2\"",
                "x".repeat(4_000),
                "a b",
                "\u00e9",
                "\ud83d\ude80",
                "MDE5OWYzYTBAMQ",
                "QA",
                "====",
                "1-99999999999999999999",
                "0-0",
                "null");
    }

    /** Whole bodies; name and bytes. */
    static Map<String, byte[]> bodies() {
        var bodies = new LinkedHashMap<String, byte[]>();
        List.of(
                        "{",
                        "}",
                        "[",
                        "[]",
                        "[{}]",
                        "null",
                        "true",
                        "0",
                        "\"x\"",
                        "{\"a\":}",
                        "{'a':1}",
                        "{\"a\" 1}",
                        "{,}",
                        "{} {}",
                        "nul",
                        "{\"a\":01}",
                        "{\"a\":NaN}",
                        "{\"a\":\"\u0001\"}",
                        "\ufeff{}",
                        "<a/>",
                        "a=b&c=d",
                        "{\"a\":1,\"a\":2}",
                        "{}",
                        " ")
                .forEach(it -> bodies.put(it, it.getBytes(StandardCharsets.UTF_8)));
        bodies.put("bytes that are no UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        bodies.put(
                "half a surrogate pair in UTF-8",
                new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'});
        bodies.put("UTF-16", "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_16));
        bodies.put("deep lists", bytes("[".repeat(5_000) + "]".repeat(5_000)));
        bodies.put("deep objects", bytes("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)));
        bodies.put("a long number", bytes("{\"a\":" + "9".repeat(5_000) + "}"));
        bodies.put("a long name", bytes("{\"" + "a".repeat(100_000) + "\":1}"));
        bodies.put("zeros", new byte[100]);
        return bodies;
    }

    static List<String> contentTypes() {
        return List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/json; charset=",
                "*/*",
                "///",
                "json",
                "");
    }

    static List<String> accepts() {
        return List.of("text/html", "application/xml", "text/event-stream", "///", "*/*;q=x", "image/png");
    }

    /** Longer than anybody's wish, in one text. */
    static byte[] tenMegabytes(String field) {
        return bytes("{\"" + field + "\":\"" + "x".repeat(10_000_000) + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
