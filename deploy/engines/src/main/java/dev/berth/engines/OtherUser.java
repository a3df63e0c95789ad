package dev.berth.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, so root runs it as somebody else.
 *
 * <p>Best is an empty user namespace: inside, the process is nobody, outside its files stay root's. Where namespaces
 * are forbidden (many containers), the files are handed to nobody, who must be able to reach them.
 */
final class OtherUser {
    private static final String NOBODY = "65534";
    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    private static final boolean NAMESPACES = ROOT && succeeds("unshare", "-U", "true");

    private OtherUser() {}

    static boolean isRoot() {
        return ROOT;
    }

    /** The command as an ordinary user may run it. */
    static List<String> runs(List<String> command) {
        if (!ROOT) {
            return command;
        }
        var wrapped = new ArrayList<String>();
        wrapped.addAll(
                NAMESPACES
                        ? List.of("unshare", "-U")
                        : List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Hands the folder to that user. */
    static void owns(Path folder) {
        if (!ROOT || NAMESPACES) {
            return;
        }
        succeeds("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
        // The two folders above are Berth's own and closed to others: that user may pass, and still reads nothing
        // there.
        succeeds(
                "chmod",
                "o+x",
                folder.resolve("..").toString(),
                folder.resolve("../..").toString());
        if (!succeeds(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "test",
                "-w",
                folder.toString())) {
            throw new EngineFailure("PostgreSQL cannot run as root, and the user it would run as (nobody) cannot enter "
                    + folder.toAbsolutePath()
                    + ": start Berth as an ordinary user, or from a folder that others may enter");
        }
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
