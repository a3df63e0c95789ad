package dev.berth.booking.guarantee.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a service and passes on what it is asked, but not a word of what it answers. */
final class Muffle implements AutoCloseable {
    private final ServerSocket door;
    private final int target;

    Muffle(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = door.accept();
                Thread.startVirtualThread(() -> pass(caller));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket caller) {
        try (caller;
                var service = new Socket("127.0.0.1", target)) {
            Thread.startVirtualThread(() -> {
                try {
                    caller.getInputStream().transferTo(service.getOutputStream());
                } catch (IOException over) {
                    // One of them has hung up.
                }
            });
            service.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException over) {
            // The service is dead; closing tells the caller.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
