package dev.berth.local;

import java.nio.file.Path;
import java.util.List;

/** The lines of a build's log that say what is wrong, or its end when none does. */
final class Errors {
    private static final int MOST = 25;

    private Errors() {}

    static String in(Path log) {
        var wrong =
                Tail.of(log, 2000).stream().filter(Errors::saysWhat).limit(MOST).toList();
        return wrong.isEmpty() ? Tail.text(log, MOST) : indented(wrong);
    }

    private static boolean saysWhat(String line) {
        boolean error = line.startsWith("[ERROR]") || line.startsWith("npm error") || line.contains("error TS");
        boolean advice = line.contains("-> [Help") || line.contains("re-run Maven") || line.contains("Re-run Maven");
        return error && !advice && line.length() > "[ERROR] ".length();
    }

    private static String indented(List<String> lines) {
        return String.join("\n", lines.stream().map(line -> "    " + line).toList());
    }
}
