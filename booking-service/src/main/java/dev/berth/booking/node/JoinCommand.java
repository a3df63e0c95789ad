package dev.berth.booking.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The lines that an admin pastes on a machine. They fetch the install script from the gateway, check its SHA-256, which stands in
 * the lines, and run it. The script asks for the token, so that no command line and no shell history holds it. Until the agent's archive
 * is made, the lines start the agent from a checkout of Berth, which asks for the token as well.
 */
@Component
class JoinCommand {
    private static final String SCRIPT = "install.sh";
    /** A private certificate authority. It is fetched unchecked and then pinned by its hash. */
    private static final String AUTHORITY = "ca.pem";

    private final NodeSettings settings;

    JoinCommand(NodeSettings settings) {
        this.settings = settings;
    }

    /** Read from the files each time, so that a new version of the agent counts at once. */
    String lines() {
        return sha256(SCRIPT)
                .map(script -> sha256(AUTHORITY)
                                .map(this::fetchAuthority)
                                .orElseGet(() -> "curl -fsSO " + file(SCRIPT) + " &&\n")
                        + check(SCRIPT, script)
                        + "sh " + SCRIPT + " " + address())
                .orElseGet(() -> "./berth agent " + address());
    }

    private String fetchAuthority(String sum) {
        return "curl -fsSkO " + file(AUTHORITY) + " &&\n"
                + check(AUTHORITY, sum)
                + "export BERTH_CA_FILE=$PWD/" + AUTHORITY + " &&\n"
                + "curl -fsSO --cacert " + AUTHORITY + " " + file(SCRIPT) + " &&\n";
    }

    private static String check(String file, String sum) {
        return "echo '" + sum + "  " + file + "' | sha256sum -c - &&\n";
    }

    private String file(String name) {
        return address() + "/agent/" + name;
    }

    private String address() {
        return settings.publicUrl().toString().replaceFirst("/$", "");
    }

    private Optional<String> sha256(String name) {
        Path file = Path.of(settings.agentFiles(), name);
        if (!Files.isRegularFile(file)) return Optional.empty();
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return Optional.of(HexFormat.of().formatHex(sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
