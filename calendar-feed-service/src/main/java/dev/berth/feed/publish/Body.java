package dev.berth.feed.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/** A written calendar. It may be of a newer edition than was asked for; its tag says of which. */
public record Body(String tag, Instant changedAt, byte[] gzipped) {
    public byte[] plain() {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return unzipped.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
