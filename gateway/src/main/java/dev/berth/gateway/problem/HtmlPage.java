package dev.berth.gateway.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** A small page of plain words for people, without a script and in both colour schemes. */
public record HtmlPage(HttpStatus status, String title, String body) {
    private static final String CSP =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s · Berth</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 12vh auto; padding: 0 1.25rem; }
            h1 { font-size: 1.6rem; line-height: 1.2; }
            code { font-size: .95em; }
            .muted { opacity: .7; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    /** Each text becomes a paragraph; nothing in it is taken for markup. */
    public static HtmlPage of(HttpStatus status, String title, String... paragraphs) {
        var body = new StringBuilder();
        for (var paragraph : paragraphs) {
            body.append("<p>").append(HtmlUtils.htmlEscape(paragraph, "UTF-8")).append("</p>\n");
        }
        return new HtmlPage(status, title, body.toString());
    }

    public Mono<Void> writeTo(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            var bytes =
                    FRAME.formatted(HtmlUtils.htmlEscape(title, "UTF-8"), body).getBytes(StandardCharsets.UTF_8);
            var response = exchange.getResponse();
            response.setStatusCode(status);
            response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
            response.getHeaders().setContentLength(bytes.length);
            response.getHeaders().setCacheControl("no-store");
            response.getHeaders().set("Content-Security-Policy", CSP);
            response.getHeaders().set("X-Content-Type-Options", "nosniff");
            response.getHeaders().set("Referrer-Policy", "no-referrer");
            return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
        });
    }
}
