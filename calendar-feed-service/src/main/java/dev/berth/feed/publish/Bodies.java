package dev.berth.feed.publish;

import dev.berth.feed.calendar.CalendarKey;
import dev.berth.feed.calendar.Edition;
import dev.berth.feed.document.CalendarDocument;
import dev.berth.feed.document.CalendarDocument.Reader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;

/** Bodies, compressed, as most calendar apps take them: from the cache, else written now. */
@Component
public class Bodies {
    private final CalendarDocument document;
    private final ETags tags;
    private final SharedCache cache;

    Bodies(CalendarDocument document, ETags tags, SharedCache cache) {
        this.document = document;
        this.tags = tags;
        this.cache = cache;
    }

    public Body of(Edition wanted, Reader reader) {
        String tag = tags.of(wanted, reader);
        return cache.get(tag)
                .map(it -> new Body(tag, wanted.changedAt(), it))
                .orElseGet(() -> written(wanted.key(), reader));
    }

    private Body written(CalendarKey key, Reader reader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try {
            GZIPOutputStream gzip = new GZIPOutputStream(bytes, 8 * 1024);
            Edition edition = document.write(key, reader, gzip);
            gzip.close();
            Body body = new Body(tags.of(edition, reader), edition.changedAt(), bytes.toByteArray());
            cache.put(body.tag(), body.gzipped());
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
