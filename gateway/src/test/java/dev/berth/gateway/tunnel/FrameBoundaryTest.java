package dev.berth.gateway.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** Where a frame of one's own may stand in a stream of frames. */
class FrameBoundaryTest {
    private final FrameBoundary boundary = new FrameBoundary();

    @Test
    void a_frame_may_follow_only_between_two_frames_however_the_bytes_are_cut() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(frame(0x81, false, 5));
        bytes.writeBytes(frame(0x02, true, 200));
        bytes.writeBytes(frame(0x80, true, 70_000));
        bytes.writeBytes(frame(0x8a, false, 0));
        var ends = new int[] {7, 7 + 8 + 200, 7 + 208 + 14 + 70_000, 7 + 208 + 70_014 + 2};

        var all = bytes.toByteArray();
        for (int i = 0, end = 0; i < all.length; i++) {
            boundary.passed(Unpooled.wrappedBuffer(all, i, 1));
            var between = i + 1 == ends[end];
            assertThat(boundary.admitsAFrame()).as("after byte %d", i).isEqualTo(between);
            end += between && end < ends.length - 1 ? 1 : 0;
        }
    }

    @Test
    void bytes_that_come_at_once_are_counted_as_the_same_bytes_one_by_one() {
        var two = new ByteArrayOutputStream();
        two.writeBytes(frame(0x81, false, 126));
        two.writeBytes(frame(0x81, false, 9));

        boundary.passed(Unpooled.wrappedBuffer(two.toByteArray()));
        assertThat(boundary.admitsAFrame()).isTrue();

        boundary.passed(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 3, 'a', 'b'}));
        assertThat(boundary.admitsAFrame()).isFalse();
    }

    @Test
    void nothing_follows_a_close_frame() {
        boundary.passed(Unpooled.wrappedBuffer(new byte[] {(byte) 0x88, 2, 3, (byte) 0xe8}));

        assertThat(boundary.admitsAFrame()).isFalse();
    }

    private static byte[] frame(int first, boolean masked, int length) {
        var out = new ByteArrayOutputStream();
        var mask = masked ? 0x80 : 0;
        out.write(first);
        if (length < 126) {
            out.write(mask | length);
        } else if (length < 65_536) {
            out.write(mask | 126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) length >> shift));
            }
        }
        out.writeBytes(new byte[masked ? 4 : 0]);
        out.writeBytes(new byte[length]);
        return out.toByteArray();
    }
}
