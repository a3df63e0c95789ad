package dev.berth.agent.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A network of its own in the kernel, so that a test changes nothing of the machine's. Needs root. */
public final class NetworkNamespace implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "berth-test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    public NetworkNamespace() {
        onMachine("ip", "netns", "add", name);
        run("ip", "link", "set", "lo", "up");
    }

    /** Skips the test, aloud, where namespaces or nftables are not to be had. */
    public static void assumeAllowed() {
        boolean allowed;
        try (var namespace = new NetworkNamespace()) {
            namespace.run("nft", "list", "tables");
            allowed = true;
        } catch (IllegalStateException | UncheckedIOException refused) {
            System.err.println("SKIPPED, no network namespaces or nftables here: " + refused.getMessage());
            allowed = false;
        }
        assumeTrue(allowed, "network namespaces and nftables");
    }

    public String name() {
        return name;
    }

    public List<String> command(String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(command));
        return whole;
    }

    public String run(String... command) {
        return onMachine(command(command).toArray(String[]::new));
    }

    public Process start(String... command) {
        try {
            return new ProcessBuilder(command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String onMachine(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " said: " + out);
            }
            return out.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        onMachine("ip", "netns", "delete", name);
    }
}
