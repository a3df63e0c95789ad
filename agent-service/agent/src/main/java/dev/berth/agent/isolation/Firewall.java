package dev.berth.agent.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the firewall rules of workspaces in the kernel. They are the same whatever runs. */
public final class Firewall {
    private static final Logger log = LoggerFactory.getLogger(Firewall.class);
    private static final int PATIENCE_SECONDS = 10;

    private final List<String> nft;
    private final @Nullable String missing;
    private @Nullable String standing;

    private Firewall(List<String> nft, @Nullable String missing) {
        this.nft = nft;
        this.missing = missing;
    }

    /** The firewall of this machine, if the agent may set its rules. */
    public static Firewall ofThisMachine() {
        return using(List.of("nft"));
    }

    static Firewall using(List<String> nft) {
        return new Firewall(nft, whyMissing(nft));
    }

    /** Why this node has none; empty where it has one, even when that fails at the moment. */
    public Optional<String> missing() {
        return Optional.ofNullable(missing);
    }

    /**
     * Makes sure that the rules stand, and sets them where they do not. Does nothing where this node has no firewall.
     *
     * @throws FirewallException when they do not stand after that
     */
    public synchronized void ensure() {
        if (missing != null) {
            return;
        }
        Optional<String> found = list();
        if (found.isPresent() && found.get().equals(standing)) {
            return;
        }
        if (standing != null) {
            log.warn("Somebody changed the firewall rules of workspaces; they are set again");
        }
        standing = null;
        run(FirewallRules.text(NodeNetwork.nameServers()), "-f", "-").orThrow();
        standing = list().orElseThrow(() -> new FirewallException("The rules are gone as soon as they are set"));
    }

    private Optional<String> list() {
        Ended ended = run("", "--stateless", "list", "table", "inet", "berth");
        return ended.code() == 0 ? Optional.of(ended.output()) : Optional.empty();
    }

    private static @Nullable String whyMissing(List<String> nft) {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return "nftables is there on Linux only";
        }
        try {
            String said = run(nft, "", "list", "tables").output();
            if (said.contains("not permitted")) {
                return "the agent is not root, so it may not set rules";
            }
            return said.contains("not supported") ? "the kernel of this machine has no nftables" : null;
        } catch (FirewallException notInstalled) {
            return "nftables is not installed";
        }
    }

    private Ended run(String input, String... arguments) {
        return run(nft, input, arguments);
    }

    private static Ended run(List<String> nft, String input, String... arguments) {
        List<String> command = new ArrayList<>(nft);
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var rules = process.getOutputStream()) {
                rules.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new FirewallException("nft did not answer within " + PATIENCE_SECONDS + " s");
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.exitValue(), output.strip());
        } catch (IOException failed) {
            throw new FirewallException("nft cannot be run: " + failed.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new FirewallException("The agent is stopping");
        }
    }

    private record Ended(int code, String output) {
        void orThrow() {
            if (code != 0) {
                throw new FirewallException("nft refused the rules: " + output);
            }
        }
    }
}
