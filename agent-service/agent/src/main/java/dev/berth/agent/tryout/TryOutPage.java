package dev.berth.agent.tryout;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Serves one workspace page and a WebSocket echo. Environment: {@code PORT}, {@code BIND} (every address when absent),
 * {@code BERTH_TITLE}, {@code BERTH_UNTIL}, {@code BERTH_NOTE}; with {@code BERTH_LEASE} the process ends by itself, see
 * {@link Lease}.
 */
public final class TryOutPage {
    private static final int BACKLOG = 64;
    private static final int MOST_CONNECTIONS = 256;
    private static final int IDLE_MILLIS = 60_000;

    private final Answers answers;
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);

    private TryOutPage(Answers answers) {
        this.answers = answers;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> environment = System.getenv();
        Lease lease = Lease.of(environment);
        lease.endProcessWhenOver();
        int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
        try (ServerSocket server = new ServerSocket(port, BACKLOG, address(environment))) {
            new TryOutPage(new Answers(new Facts(environment, lease))).serve(server);
        }
    }

    private static InetAddress address(Map<String, String> environment) throws IOException {
        return InetAddress.getByName(environment.getOrDefault("BIND", "0.0.0.0"));
    }

    private void serve(ServerSocket server) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                Socket socket = server.accept();
                if (places.tryAcquire()) {
                    threads.submit(() -> talk(socket));
                } else {
                    socket.close();
                }
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setSoTimeout(IDLE_MILLIS);
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream());
            Request request = Request.read(in);
            if (request.wantsWebSocket()) {
                socket.setSoTimeout(0);
                new WebSocketEcho(in, out).run(request);
            } else {
                answers.answer(request, out);
            }
        } catch (IOException goneOrGarbled) {
            // The other side left or spoke something else: there is nobody to tell.
        } finally {
            places.release();
        }
    }
}
