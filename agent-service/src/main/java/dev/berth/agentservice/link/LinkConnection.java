package dev.berth.agentservice.link;

/** The WebSocket below a link. No method waits. */
public interface LinkConnection {
    /** What happens when a frame has been written, or cannot be. */
    interface Written {
        void done();

        void failed();
    }

    void sendText(String text, Written written);

    void sendPing(Written written);

    /** Behind everything that was sent. */
    void close(int code, String reason);

    /** At once, without a word. */
    void cut();
}
