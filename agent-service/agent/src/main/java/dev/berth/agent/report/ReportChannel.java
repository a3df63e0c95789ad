package dev.berth.agent.report;

/** Where reports go. One that cannot be sent is dropped: the next one says more. */
public interface ReportChannel {
    /** Written when it is sent: only then is its place in the order of all of this node's reports known. */
    @FunctionalInterface
    interface Report {
        byte[] text(long epoch, long sequence);
    }

    /** @return whether somebody took it */
    boolean send(Report report) throws InterruptedException;

    /** Calls back whenever reports are taken again. */
    void whenOpened(Runnable then);
}
