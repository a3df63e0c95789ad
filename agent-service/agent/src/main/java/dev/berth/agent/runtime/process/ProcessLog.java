package dev.berth.agent.runtime.process;

import dev.berth.agent.runtime.LogLine;
import dev.berth.agent.runtime.LogListener;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the file that a child process writes. */
final class ProcessLog implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(ProcessLog.class);
    private static final long LOOK_EVERY_MILLIS = 300;

    private final BufferedReader file;
    private final LogListener listener;
    private final Thread follower;

    ProcessLog(Path path, int tail, LogListener listener) throws IOException {
        this.file = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        this.listener = listener;
        this.follower = Thread.ofVirtual().name("log").start(() -> follow(tail));
    }

    private void follow(int tail) {
        try (file) {
            Deque<String> last = new ArrayDeque<>();
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                last.add(line);
                if (last.size() > tail) {
                    last.remove();
                }
            }
            last.forEach(this::pass);
            while (true) {
                String line = file.readLine();
                if (line == null) {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                } else {
                    pass(line);
                }
            }
        } catch (IOException unreadable) {
            log.debug("A log cannot be read any more: {}", unreadable.toString());
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        } finally {
            listener.ended();
        }
    }

    private void pass(String line) {
        listener.line(new LogLine("", "stdout", line));
    }

    @Override
    public void close() {
        follower.interrupt();
    }
}
