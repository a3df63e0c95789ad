package dev.berth.gateway.problem;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** What the {@code type} of a problem document points to. */
@RestController
class ProblemPages {
    @GetMapping({"/problems", "/problems/"})
    Mono<Void> all(ServerWebExchange exchange) {
        var list = new StringBuilder("<ul>");
        for (var problem : Problem.values()) {
            list.append("<li><a href=\"%s\">%s</a></li>\n"
                    .formatted(problem.type(), HtmlUtils.htmlEscape(problem.title(), "UTF-8")));
        }
        return new HtmlPage(HttpStatus.OK, "Problems", list.append("</ul>").toString()).writeTo(exchange);
    }

    @GetMapping("/problems/{slug}")
    Mono<Void> one(@PathVariable String slug, ServerWebExchange exchange) {
        return Problem.bySlug(slug)
                .map(ProblemPages::page)
                .orElseGet(() ->
                        HtmlPage.of(HttpStatus.NOT_FOUND, "No such problem", "Berth knows no problem of this name."))
                .writeTo(exchange);
    }

    private static HtmlPage page(Problem problem) {
        return HtmlPage.of(
                HttpStatus.OK,
                problem.title(),
                problem.meaning(),
                "What to do next: " + problem.nextStep(),
                "HTTP status %d, problem type %s".formatted(problem.status().value(), problem.type()));
    }
}
