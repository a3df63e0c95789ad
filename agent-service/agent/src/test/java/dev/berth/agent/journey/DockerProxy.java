package dev.berth.agent.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Stands between the agent and Docker's socket, and strikes at the armed call: before Docker hears it, or after Docker
 * has done it but before the agent hears so. No production code knows about it.
 */
final class DockerProxy implements AutoCloseable {
    enum When {
        BEFORE,
        AFTER
    }

    record Fault(Pattern call, When when) {
        static Fault at(String call, When when) {
            return new Fault(Pattern.compile(call), when);
        }
    }

    private static final Pattern PULL = Pattern.compile("POST \\S*/images/create\\S*");
    private static final String PULLED =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"status\":\"Status: Downloaded newer image\"}\n";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Runnable strike;
    private final Runnable pull;
    private final AtomicReference<Fault> armed = new AtomicReference<>();
    private volatile boolean hung;
    final AtomicInteger creates = new AtomicInteger();

    /**
     * @param strike what happens at the armed call
     * @param pull stands for a registry: makes the image appear
     */
    DockerProxy(Runnable strike, Runnable pull) throws IOException {
        this.strike = strike;
        this.pull = pull;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    String host() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    void arm(Fault fault) {
        armed.set(fault);
    }

    /** Docker takes calls but neither does nor answers anything, like an engine that waits for a lock. */
    void hang(boolean now) {
        hung = now;
    }

    boolean hasStruck() {
        return armed.get() == null;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                SocketChannel docker = SocketChannel.open(StandardProtocolFamily.UNIX);
                docker.connect(UnixDomainSocketAddress.of(Path.of("/var/run/docker.sock")));
                new Connection(client, docker).start();
            } catch (IOException closed) {
                // The test is over, or Docker is away: the agent sees a dropped connection.
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private final SocketChannel docker;
        private volatile boolean strikeAtAnswer;

        Connection(Socket client, SocketChannel docker) {
            this.client = client;
            this.docker = docker;
        }

        void start() {
            Thread.ofPlatform().daemon().start(() -> guarded(this::forward));
            Thread.ofPlatform().daemon().start(() -> guarded(this::back));
        }

        /** Requests are not pipelined: one always begins a read. */
        private void forward() throws IOException {
            byte[] buffer = new byte[64 * 1024];
            InputStream in = client.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String head = new String(buffer, 0, Math.min(n, 500), StandardCharsets.ISO_8859_1);
                Fault fault = armed.get();
                boolean hit =
                        fault != null && fault.call().matcher(head).lookingAt() && armed.compareAndSet(fault, null);
                if (hit && fault.when() == When.BEFORE) {
                    strike.run();
                    close();
                    return;
                }
                if (head.contains("/containers/create")) {
                    creates.incrementAndGet();
                }
                if (PULL.matcher(head).lookingAt()) {
                    pull.run();
                    if (hit) {
                        strike.run();
                    } else {
                        client.getOutputStream().write(PULLED.getBytes(StandardCharsets.US_ASCII));
                        client.getOutputStream().flush();
                    }
                    close();
                    return;
                }
                strikeAtAnswer = hit;
                whileHung();
                docker.write(ByteBuffer.wrap(buffer, 0, n));
            }
        }

        private void back() throws IOException {
            byte[] buffer = new byte[64 * 1024];
            InputStream in = Channels.newInputStream(docker);
            OutputStream out = client.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (strikeAtAnswer) {
                    strike.run();
                    break;
                }
                whileHung();
                out.write(buffer, 0, n);
                out.flush();
            }
            close();
        }

        private void whileHung() throws IOException {
            try {
                while (hung) {
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        private void close() throws IOException {
            client.close();
            docker.close();
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void guarded(Io io) {
        try {
            io.run();
        } catch (IOException gone) {
            // One side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
