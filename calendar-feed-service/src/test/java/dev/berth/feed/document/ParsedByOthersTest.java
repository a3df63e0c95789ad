package dev.berth.feed.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Debian's python3-icalendar reads in the example. The frontend's tests ask ical.js the same. */
class ParsedByOthersTest {
    private static final Path DEBIANS = Path.of("/usr/bin/python3");
    private static final String SCRIPT = """
            import icalendar, json, sys
            calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
            def told(event):
                start, end = event['DTSTART'].dt, event['DTEND'].dt
                return {'uid': str(event['UID']), 'title': str(event['SUMMARY']), 'status': str(event['STATUS']),
                        'sequence': int(event['SEQUENCE']), 'start': start.isoformat(), 'end': end.isoformat(),
                        'place': str(event.get('LOCATION', '')), 'description': str(event.get('DESCRIPTION', '')),
                        'alarms': len(event.subcomponents)}
            print(json.dumps({'name': str(calendar['X-WR-CALNAME']),
                              'events': [told(event) for event in calendar.walk('VEVENT')]}))
            """;

    @Test
    void python_icalendar_reads_every_character_and_every_time() throws Exception {
        assumeTrue(hasIcalendar(), "Debian's python3-icalendar is not installed");
        Process python = python("-c", SCRIPT, CalendarDocumentTest.EXAMPLE.toString());
        JsonNode calendar = JsonMapper.builder().build().readTree(python.getInputStream());
        assertThat(python.waitFor()).isZero();

        assertThat(calendar.path("name").asString()).isEqualTo("Berth bookings");
        JsonNode events = calendar.path("events");
        assertThat(events).hasSize(10);
        JsonNode seminar = events.get(1);
        assertThat(seminar.path("title").asString()).isEqualTo("Seminar, “Größe & Maß” 👩‍🔬🚀; part \\2");
        assertThat(seminar.path("status").asString()).isEqualTo("TENTATIVE");
        assertThat(seminar.path("place").asString()).isEqualTo("Reading room, 2nd floor, Central library");
        assertThat(events.get(0).path("description").asString()).startsWith("Second run;\nwith cleaned data\n\n");
        assertThat(events.get(0).path("alarms").asInt()).isEqualTo(1);
        assertThat(events.get(2).path("status").asString()).isEqualTo("CANCELLED");
        assertThat(events.get(2).path("sequence").asInt()).isEqualTo(2);
        assertThat(events.get(3).path("title").asString())
                .isEqualTo("Übung 🚀 ".repeat(22).strip() + "!!");
        assertThat(events.get(4).path("start").asString()).isEqualTo("2027-03-28T00:30:00+00:00");
        assertThat(events.get(9).path("start").asString()).isEqualTo("2027-03-07");
        assertThat(events.get(9).path("end").asString()).isEqualTo("2027-03-09");
    }

    private static boolean hasIcalendar() throws InterruptedException {
        try {
            return python("-c", "import icalendar").waitFor() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private static Process python(String... arguments) throws IOException {
        // Debian's own, which has Debian's packages, whatever other Python comes first on the path.
        var command = new ArrayList<>(List.of(Files.isExecutable(DEBIANS) ? DEBIANS.toString() : "python3"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(false);
        builder.environment().put("PYTHONIOENCODING", StandardCharsets.UTF_8.name());
        return builder.start();
    }
}
