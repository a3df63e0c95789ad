package dev.berth.local.simulation;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** agent-service as far as a test plays it: it accepts one link after the other and says what the test says. */
final class FakeLinkService implements AutoCloseable {
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int TEXT = 1;

    private final ServerSocket listening;

    FakeLinkService() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(PATIENCE_MILLIS);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    Link accept() throws IOException {
        return new Link(listening.accept());
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    static final class Link implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        private Link(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(socket.getInputStream());
            String head = head();
            String key = head.replaceAll("(?is).*sec-websocket-key: *([^\\r]+)\\r.*", "$1");
            socket.getOutputStream().write("""
                    HTTP/1.1 101 Switching Protocols\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Protocol: berth-node-link.v1\r
                    Sec-WebSocket-Accept: %s\r
                    \r
                    """.formatted(accept(key)).getBytes(StandardCharsets.US_ASCII));
        }

        private String head() throws IOException {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        }

        private static String accept(String key) {
            try {
                var digest = MessageDigest.getInstance("SHA-1");
                return Base64.getEncoder()
                        .encodeToString(digest.digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void say(String json) throws IOException {
            byte[] payload = json.getBytes(StandardCharsets.UTF_8);
            var frame = ByteBuffer.allocate(payload.length + 4).put((byte) (0x80 | TEXT));
            if (payload.length < 126) {
                frame.put((byte) payload.length);
            } else {
                frame.put((byte) 126).putShort((short) payload.length);
            }
            frame.put(payload);
            socket.getOutputStream().write(frame.array(), 0, frame.position());
        }

        /** The next message of the node. */
        JsonNode hear() throws IOException {
            in.readUnsignedByte();
            int announced = in.readUnsignedByte() & 0x7f;
            int length = announced == 126 ? in.readUnsignedShort() : announced;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return new JsonMapper().readTree(payload);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
