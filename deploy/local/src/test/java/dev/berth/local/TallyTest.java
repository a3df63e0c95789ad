package dev.berth.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    private static final String REPORT = """
            <testsuite name="dev.berth.ATest" time="1,061.5" tests="3">
              <testcase name="works" classname="dev.berth.ATest"/>
              <testcase name="breaks" classname="dev.berth.ATest"><failure message="expected 1&#10;but was 2">at</failure></testcase>
                      <testcase name="needsDocker" classname="dev.berth.BTest"><skipped message="No Docker engine answers"/></testcase>
            </testsuite>
            """;

    @TempDir
    Path repository;

    @Test
    void surefireReportsAreCountedAndTheirFailuresAndSkipsSaidAloud() throws IOException {
        report("booking-service", REPORT);
        var reports = SurefireReports.since(Instant.EPOCH, repository);
        assertThat(reports.tally()).isEqualTo(new Tally(1, 1, 1));
        assertThat(reports.failures()).containsExactly("ATest.breaks: expected 1 but was 2");
        assertThat(reports.skippedWhy()).containsEntry("BTest: No Docker engine answers", 1);
    }

    @Test
    void theSlowestClassesAreNamed() throws IOException {
        report("booking-service", REPORT);
        report("gateway", REPORT.replace("ATest", "BTest").replace("1,061.5", "0.5"));
        assertThat(SurefireReports.since(Instant.EPOCH, repository).slowest(1))
                .containsExactly(new SurefireReports.TestClass("ATest", 1061.5));
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount() throws IOException {
        Files.setLastModifiedTime(
                report("gateway", REPORT), FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(SurefireReports.since(Instant.now().minusSeconds(5), repository)
                        .tally())
                .isEqualTo(Tally.NOTHING);
    }

    @Test
    void webReportsAreCounted() throws IOException {
        Path vitest = Files.writeString(
                repository.resolve("v.json"), "{\"numPassedTests\":4,\"numFailedTests\":1,\"numPendingTests\":2}");
        Path playwright = Files.writeString(repository.resolve("p.json"), """
                {"stats": {"expected": 3, "unexpected": 0, "flaky": 1, "skipped": 0},
                 "suites": [{"suites": [{"specs": [
                   {"file": "a.spec.ts", "title": "wavers", "tests": [{"status": "flaky"}]},
                   {"file": "a.spec.ts", "title": "holds", "tests": [{"status": "expected"}]}]}]}]}
                """);
        assertThat(WebReports.vitest(vitest)).isEqualTo(new Tally(4, 1, 2));
        assertThat(WebReports.playwright(playwright)).isEqualTo(new Tally(4, 0, 0));
        assertThat(WebReports.flaky(playwright)).containsExactly("a.spec.ts: wavers");
    }

    @Test
    void aStepThatBreaksWithoutAFailingTestIsAFailure() {
        assertThat(new Tally(5, 0, 0).withExitCode(1)).hasToString("5 passed, 1 failed, 0 skipped");
        assertThat(new Tally(5, 2, 0).withExitCode(1)).isEqualTo(new Tally(5, 2, 0));
    }

    private Path report(String module, String content) throws IOException {
        Path folder = Files.createDirectories(repository.resolve(module).resolve("target/surefire-reports"));
        return Files.writeString(folder.resolve("TEST-dev.berth.ATest.xml"), content);
    }
}
