package dev.berth.availability.stream.web;

import dev.berth.availability.stream.Connection;
import dev.berth.availability.stream.Subscriber;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A response that was left open. Once its head is out, its frames go to the socket past Jetty's response, which would take
 * as long over each as the kernel does: its body is all that comes until the connection ends. No thread ever waits for a
 * browser.
 */
final class AsyncConnection implements Connection, Callback, AsyncListener {
    private final AsyncContext context;
    private final EndPoint socket;
    private volatile @Nullable Subscriber subscriber;
    private boolean writing;
    private boolean refused;

    AsyncConnection(AsyncContext context) {
        this.context = context;
        socket = ServletContextRequest.getServletContextRequest(context.getRequest())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    void serve(Subscriber subscriber) {
        this.subscriber = subscriber;
        context.addListener(this);
        subscriber.canTakeMore();
    }

    @Override
    public synchronized boolean takesMore() {
        refused = writing;
        return !writing;
    }

    @Override
    public void write(byte[] bytes) {
        synchronized (this) {
            writing = true;
        }
        socket.write(this, ByteBuffer.wrap(bytes));
    }

    /** All of it was sent; mostly within {@link #write}. */
    @Override
    public void succeeded() {
        boolean awaited;
        synchronized (this) {
            writing = false;
            awaited = refused;
            refused = false;
        }
        Subscriber served = subscriber;
        if (awaited && served != null) {
            served.canTakeMore();
        }
    }

    @Override
    public void failed(Throwable why) {
        gone();
    }

    @Override
    public void end() {
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            // Both ends closed at the same time.
        }
    }

    /** Completing would wait until the other side reads. */
    @Override
    public void cut() {
        socket.close();
        end();
    }

    private void gone() {
        Subscriber served = subscriber;
        if (served != null) {
            served.left();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
