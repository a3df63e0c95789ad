package dev.berth.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire wrote about the Java tests of one run. */
record SurefireReports(Tally tally, List<String> failures, Map<String, Integer> skippedWhy, List<TestClass> classes) {
    /** How long one class took, its fixtures included. */
    record TestClass(String name, double seconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%8.1f s   %s", seconds, name);
        }
    }

    private static final PathMatcher REPORT =
            FileSystems.getDefault().getPathMatcher("glob:**/target/surefire-reports/TEST-*.xml");

    /** Reports older than the run are of tests that it did not reach. */
    static SurefireReports since(Instant began, Path repository) {
        var tally = Tally.NOTHING;
        var failures = new ArrayList<String>();
        var skipped = new TreeMap<String, Integer>();
        var classes = new ArrayList<TestClass>();
        for (Path report : reports(repository, began)) {
            Element suite = parse(report);
            classes.add(new TestClass(lastPart(suite.getAttribute("name")), seconds(suite)));
            NodeList cases = suite.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                var test = (Element) cases.item(i);
                tally = tally.plus(judge(test, failures, skipped));
            }
        }
        return new SurefireReports(tally, failures, skipped, classes);
    }

    List<TestClass> slowest(int many) {
        return classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(many)
                .toList();
    }

    private static double seconds(Element suite) {
        var time = suite.getAttribute("time").replace(",", "");
        return time.isEmpty() ? 0 : Double.parseDouble(time);
    }

    private static Tally judge(Element test, List<String> failures, Map<String, Integer> skipped) {
        for (String wrong : List.of("failure", "error")) {
            if (test.getElementsByTagName(wrong).item(0) instanceof Element problem) {
                failures.add(told(test, problem));
                return Tally.ONE_FAILED;
            }
        }
        if (test.getElementsByTagName("skipped").item(0) instanceof Element skip) {
            skipped.merge(simpleName(test) + ": " + skip.getAttribute("message").strip(), 1, Integer::sum);
            return new Tally(0, 0, 1);
        }
        return new Tally(1, 0, 0);
    }

    private static String told(Element test, Element problem) {
        var message = problem.getAttribute("message").lines().limit(3).toList();
        return simpleName(test) + "." + test.getAttribute("name") + ": " + String.join(" ", message);
    }

    private static String simpleName(Element test) {
        return lastPart(test.getAttribute("classname"));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Path> reports(Path repository, Instant began) {
        try (Stream<Path> files = Files.find(
                repository,
                5,
                (file, about) -> REPORT.matches(file)
                        && !about.lastModifiedTime().toInstant().isBefore(began))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element parse(Path report) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("Cannot read " + report, e);
        }
    }
}
