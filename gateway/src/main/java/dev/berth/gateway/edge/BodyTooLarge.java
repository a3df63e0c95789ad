package dev.berth.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;

/** A request body went past its limit. */
public class BodyTooLarge extends ResponseStatusException {
    public BodyTooLarge(long limit) {
        super(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + limit + " bytes.");
    }

    /** The same body, that fails with this error when more than {@code limit} bytes come. */
    public static Flux<DataBuffer> past(long limit, Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            var seen = new AtomicLong();
            return body.handle((buffer, sink) -> {
                if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                    DataBufferUtils.release(buffer);
                    sink.error(new BodyTooLarge(limit));
                } else {
                    sink.next(buffer);
                }
            });
        });
    }
}
