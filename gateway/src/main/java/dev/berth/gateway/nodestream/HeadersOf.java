package dev.berth.gateway.nodestream;

import io.netty.handler.codec.http.HttpResponse;
import org.springframework.http.HttpHeaders;

/** An answer's headers, as Spring has them. */
final class HeadersOf {
    private HeadersOf() {}

    static HttpHeaders answer(HttpResponse head) {
        var headers = new HttpHeaders();
        head.headers().forEach(it -> headers.add(it.getKey(), it.getValue()));
        return headers;
    }
}
