package dev.berth.local.simulation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** What Connect opens for a workspace on a simulated node: a page that says so. */
final class WorkspaceNotice implements AutoCloseable {
    private static final byte[] PAGE = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>A simulated workspace</title>
        <style>
          body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem; color-scheme: light dark }
          h1 { font-size: 1.5rem }
        </style>
        <h1>This workspace is simulated</h1>
        <p>Your booking is on a node of the demo. No machine is behind that node, so nothing runs here. On a real node you
        would see your environment now.</p>
        <p>To open a real workspace, book without the tag <b>simulated</b>: Berth then takes this machine's own node, as long
        as it has room.</p>
        </html>
        """.getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    WorkspaceNotice(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(200, PAGE.length);
                exchange.getResponseBody().write(PAGE);
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
