package dev.berth.gateway.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.gateway.GatewayTest;
import dev.berth.gateway.testing.RawPeer;
import dev.berth.gateway.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of a WebSocket, as they leave the browser and as they reach the workspace, and back. */
class TunnelTest extends GatewayTest {
    private static final int HUGE = 1 << 30;
    /** Opcode "close", code 1001: the booking is over. */
    private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xe9};

    private final UUID booking = UUID.randomUUID();
    private Bookings bookings;
    private ServerSocket listening;
    private RawPeer browser;
    private RawPeer workspace;
    private String asked;
    private String answered;

    @BeforeEach
    void connect() throws IOException {
        bookings = new Bookings();
        listening = new ServerSocket(0);
        listening.setSoTimeout(10_000);
        bookings.publish(
                booking,
                Bookings.started(
                        booking, 3, listening.getLocalPort(), Instant.now().plusSeconds(3600)));
        Awaitility.await().until(this::isRouted);

        browser = RawPeer.to(port);
        browser.send("""
                GET /api/kernels/1/channels?session_id=%%61 HTTP/1.1\r
                Host: %1$s\r
                Origin: http://%1$s\r
                Cookie: berth_workspace=%2$s\r
                Connection: keep-alive, Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: kernel.v1\r
                Sec-WebSocket-Extensions: permessage-deflate\r
                \r
                """.formatted(host(), World.KEYS.workspaceCookie(booking)));
        workspace = new RawPeer(listening.accept());
        asked = workspace.receiveHead();
        workspace.send("""
                HTTP/1.1 101 Switching Protocols\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
                Sec-WebSocket-Protocol: kernel.v1\r
                Sec-WebSocket-Extensions: permessage-deflate\r
                \r
                """);
        answered = browser.receiveHead();
    }

    /** Asks for a page, which the workspace refuses: only the way there counts. */
    private boolean isRouted() throws IOException {
        try (var visitor = RawPeer.to(port)) {
            visitor.send("""
                    GET / HTTP/1.1\r
                    Host: %s\r
                    Cookie: berth_workspace=%s\r
                    \r
                    """.formatted(host(), World.KEYS.workspaceCookie(booking)));
            listening.setSoTimeout(1_000);
            try (var page = new RawPeer(listening.accept())) {
                return page.receiveHead().startsWith("GET / ");
            } catch (SocketTimeoutException notYet) {
                return false;
            } finally {
                listening.setSoTimeout(10_000);
            }
        }
    }

    @AfterEach
    void leave() throws IOException {
        browser.close();
        workspace.close();
        listening.close();
        bookings.close();
    }

    @Test
    void browser_and_workspace_agree_on_protocol_and_compression_themselves() {
        assertThat(asked)
                .startsWith("GET /api/kernels/1/channels?session_id=%61 ")
                .contains("dGhlIHNhbXBsZSBub25jZQ==", "kernel.v1", "permessage-deflate")
                .doesNotContain("berth_workspace");
        assertThat(answered)
                .startsWith("HTTP/1.1 101 ")
                .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "kernel.v1", "permessage-deflate");
    }

    @Test
    void a_message_arrives_piece_by_piece_however_long_it_is() throws IOException {
        var down = concat(head(0x82, false, HUGE), new byte[1_000]);
        workspace.send(down);
        assertThat(browser.receive(down.length)).isEqualTo(down);

        var up = concat(head(0x82, true, HUGE), new byte[1_000]);
        browser.send(up);
        assertThat(workspace.receive(up.length)).isEqualTo(up);
    }

    @Test
    void fragments_pings_and_close_codes_arrive_as_they_were_sent() throws IOException {
        var frames = concat(
                new byte[] {0x01, 2, 'h', 'e'},
                new byte[] {(byte) 0x89, 1, '?'},
                new byte[] {(byte) 0x80, 3, 'l', 'l', 'o'},
                new byte[] {(byte) 0x88, 5, 0x0f, (byte) 0xa1, 'b', 'y', 'e'});

        workspace.send(frames);

        assertThat(browser.receive(frames.length)).isEqualTo(frames);
        workspace.close();
        assertThat(browser.isClosed()).isTrue();
    }

    @Test
    void a_browser_that_leaves_is_gone_for_the_workspace_too() throws IOException {
        browser.close();

        assertThat(workspace.isClosed()).isTrue();
    }

    @Test
    void a_browser_that_does_not_read_slows_the_workspace_down() throws Exception {
        var written = new AtomicLong();
        var pieces = head(0x82, false, HUGE);
        workspace.send(pieces);
        var writing = Thread.ofVirtual().start(() -> {
            try {
                for (var piece = new byte[16_000]; ; written.addAndGet(piece.length)) {
                    workspace.send(piece);
                }
            } catch (IOException over) {
                // the test is over
            }
        });

        var before = new AtomicLong(-1);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(20))
                .until(() -> written.get() > 0 && before.getAndSet(written.get()) == written.get());
        long stuck = written.get();
        assertThat(stuck).isLessThan(50_000_000);

        browser.receive(Math.toIntExact(stuck));
        Awaitility.await().until(() -> written.get() > stuck);
        workspace.close();
        writing.join(Duration.ofSeconds(5));
    }

    @Test
    void the_end_of_the_booking_says_goodbye_to_both() throws IOException {
        workspace.send(new byte[] {(byte) 0x81, 1, 'x'});
        browser.receive(3);

        theBookingEnds();

        assertThat(browser.receive(GOING_AWAY.length)).isEqualTo(GOING_AWAY);
        assertThat(browser.isClosed()).isTrue();
        var goodbye = workspace.receive(8);
        assertThat(goodbye).startsWith((byte) 0x88, (byte) 0x82);
        assertThat(goodbye[6] ^ goodbye[2]).isEqualTo(0x03);
        assertThat((byte) (goodbye[7] ^ goodbye[3])).isEqualTo((byte) 0xe9);
        assertThat(workspace.isClosed()).isTrue();
    }

    @Test
    void in_the_middle_of_a_frame_nothing_of_ours_is_added() throws IOException {
        workspace.send(concat(head(0x82, false, HUGE), new byte[10]));
        browser.receive(20);

        theBookingEnds();

        assertThat(browser.isClosed()).isTrue();
    }

    private void theBookingEnds() {
        bookings.publish(
                booking,
                Bookings.started(
                        booking,
                        4,
                        "completed",
                        "stopped",
                        listening.getLocalPort(),
                        Instant.now().plusSeconds(3600)));
    }

    private String host() {
        return booking + ".w.localhost:8080";
    }

    private static byte[] head(int first, boolean masked, long length) {
        var head = ByteBuffer.allocate(masked ? 14 : 10);
        head.put((byte) first).put((byte) (masked ? 0xff : 0x7f)).putLong(length);
        return head.array();
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
