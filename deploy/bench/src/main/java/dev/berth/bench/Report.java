package dev.berth.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of a run as one table, for the terminal and as a page. */
final class Report {
    private static final List<String> HEADS =
            List.of("scenario", "figure", "measured", "reference", "ratio", "wanted", "");

    private final List<Figure> figures = new ArrayList<>();

    void add(List<Figure> more) {
        figures.addAll(more);
    }

    boolean allMet() {
        return figures.stream().noneMatch(it -> it.verdict() == Figure.Verdict.MISSED);
    }

    String table() {
        var rows = rows();
        var widths = IntStream.range(0, HEADS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> pad(row.get(column), widths[column]))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    String page(String subtitle) {
        var body = figures.stream()
                .map(figure -> "<tr class='%s'>%s</tr>"
                        .formatted(
                                figure.verdict().name().toLowerCase(Locale.ROOT),
                                cells(figure).stream()
                                        .map(it -> "<td>" + escape(it) + "</td>")
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining("\n"));
        var heads = HEADS.stream().map(it -> "<th>" + it + "</th>").collect(Collectors.joining());
        return PAGE.formatted(escape(subtitle), heads, body);
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><title>Berth, measured</title>
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1c2430 }
              table { border-collapse: collapse; width: 100%% } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #d8dee8 }
              td:nth-child(n+3) { font-variant-numeric: tabular-nums; white-space: nowrap }
              .met td:last-child { color: #12733c } .missed td:last-child { color: #b3261e; font-weight: 600 }
            </style>
            <h1>Berth, measured</h1><p>%s</p>
            <table><thead><tr>%s</tr></thead><tbody>
            %s
            </tbody></table></html>
            """;

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADS);
        figures.forEach(figure -> rows.add(cells(figure)));
        return rows;
    }

    private static List<String> cells(Figure it) {
        return List.of(
                it.scenario(),
                it.what(),
                it.measured(),
                it.reference(),
                it.ratio(),
                it.wanted(),
                it.verdict().word());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
