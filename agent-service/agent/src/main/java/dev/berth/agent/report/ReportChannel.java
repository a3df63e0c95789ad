package dev.berth.agent.report;

import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where reports go. One that cannot be sent is dropped: the next one says more. */
public interface ReportChannel extends AutoCloseable {
    void send(UUID node, byte[] text, UnaryOperator<byte[]> sign) throws InterruptedException;

    @Override
    void close();
}
