package dev.berth.availability.stream.web;

import dev.berth.availability.stream.Connection;
import dev.berth.availability.stream.Subscriber;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** A response that was left open. Writes only what the connection takes, so no thread ever waits for a browser. */
final class AsyncConnection implements Connection, WriteListener, AsyncListener {
    private final AsyncContext context;
    private final ServletOutputStream out;
    private volatile @Nullable Subscriber subscriber;
    private boolean unflushed;

    AsyncConnection(AsyncContext context) throws IOException {
        this.context = context;
        out = context.getResponse().getOutputStream();
    }

    void serve(Subscriber subscriber) {
        this.subscriber = subscriber;
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public boolean takesMore() throws IOException {
        if (unflushed && out.isReady()) {
            unflushed = false;
            out.flush();
        }
        return out.isReady();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        // As a buffer: an array would be copied into one that the connection then keeps.
        out.write(ByteBuffer.wrap(bytes));
        unflushed = true;
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
        ServletContextRequest.getServletContextRequest(context.getRequest())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
        end();
    }

    @Override
    public void onWritePossible() {
        Subscriber served = subscriber;
        if (served != null) {
            served.canTakeMore();
        }
    }

    private void gone() {
        Subscriber served = subscriber;
        if (served != null) {
            served.left();
        }
    }

    @Override
    public void onError(Throwable failed) {
        gone();
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
