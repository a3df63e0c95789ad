package dev.berth.sync.ics;

import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Complete;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.ics.CalendarFetch.Fetched;
import dev.berth.sync.ics.CalendarReader.Contents;
import dev.berth.sync.outside.OutsideHttp;
import dev.berth.sync.source.CalendarText;
import dev.berth.sync.source.OutsideSource;
import dev.berth.sync.source.OutsideSources;
import dev.berth.sync.source.Setup;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Reads calendars from yesterday on. One that cannot be read takes nothing away: what is known of it stays busy. */
@Component
class IcsConnector implements Connector {
    private static final int BATCH = 100;
    private static final int MOST_WARNINGS = 100;

    private final OutsideSources sources;
    private final CalendarFetch fetch;
    private final CalendarReaders readers;
    private final IcsSettings settings;
    private final Clock clock;

    IcsConnector(OutsideSources sources, OutsideHttp http, CalendarReaders readers, IcsSettings settings, Clock clock) {
        this.sources = sources;
        this.readers = readers;
        this.fetch = new CalendarFetch(http, settings);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.ICS;
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public List<Source> due(Instant now) {
        return sources.takeDue(SourceKind.ICS, settings.every()).stream()
                .map(OutsideSource::source)
                .toList();
    }

    @Override
    public Optional<Source> find(String sourceId) {
        return sources.find(sourceId)
                .filter(it -> it.setup().kind() == SourceKind.ICS)
                .map(OutsideSource::source);
    }

    @Override
    public ReadOutcome read(Source source, Reading reading) {
        return sources.find(source.id())
                .map(it -> read(it, reading))
                .orElseGet(() -> new Failed(FailureKind.INTERNAL, "This calendar is not set up any more."));
    }

    private ReadOutcome read(OutsideSource source, Reading reading) {
        Optional<CalendarText> known = sources.text(source);
        if (source.secret() == null) {
            return known.map(it -> take(source, it, reading))
                    .orElseGet(
                            () -> new Failed(FailureKind.INTERNAL, "The uploaded calendar is gone. Upload it again."));
        }
        return sources.secret(source)
                .map(address -> ask(source, URI.create(address), known, reading))
                .orElseGet(() -> new Failed(
                        FailureKind.WRONG_CREDENTIALS, "The kept address cannot be opened any more. Enter it again."));
    }

    private ReadOutcome ask(OutsideSource source, URI address, Optional<CalendarText> known, Reading reading) {
        reading.phase("Asking " + address.getHost());
        return switch (fetch.fetch(address, known)) {
            case Fetched.Refused it -> it.why();
            case Fetched.Unchanged it -> {
                reading.say("It has not changed since it was read last");
                yield take(source, known.orElseThrow(), reading);
            }
            case Fetched.Edition it -> take(source, it.text(), reading);
        };
    }

    private ReadOutcome take(OutsideSource source, CalendarText text, Reading reading) {
        Setup setup = source.setup();
        if (setup.personId() != null
                && sources.charactersBeside(source) + text.content().length()
                        > settings.largestOfPerson().toBytes()) {
            return new Failed(
                    FailureKind.LAYOUT_CHANGED,
                    "Your calendars together are larger than "
                            + settings.largestOfPerson().toMegabytes() + " MB. Remove one to have this one read.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), setup.timeZone());
        var span = new Span(
                today.minusDays(1).atStartOfDay(setup.timeZone()).toInstant(),
                today.plusDays(settings.days()).atStartOfDay(setup.timeZone()).toInstant());
        try {
            var reader = new CalendarReader(
                    setup.timeZone(), span, settings, setup.rooms().get(Setup.WHOLE));
            boolean ofRoom = setup.personId() == null;
            return save(source, text, span, readers.read(reader, text.content(), ofRoom), reading);
        } catch (NoCalendar something) {
            return new Failed(FailureKind.LAYOUT_CHANGED, String.valueOf(something.getMessage()));
        } catch (TimeoutException late) {
            return new Failed(
                    FailureKind.TIMED_OUT,
                    "Reading the calendar's text took longer than "
                            + settings.readWithin().toSeconds() + " seconds. A smaller calendar can be read.");
        }
    }

    private ReadOutcome save(OutsideSource source, CalendarText text, Span span, Contents contents, Reading reading) {
        List<String> warnings = contents.warnings();
        warnings.stream().limit(MOST_WARNINGS).forEach(reading::warn);
        if (warnings.size() > MOST_WARNINGS) {
            reading.warn("There are " + (warnings.size() - MOST_WARNINGS) + " more warnings like these");
        }
        if (contents.understoodNothing()) {
            return new Failed(FailureKind.LAYOUT_CHANGED, "None of the calendar's events could be understood.");
        }
        reading.phase("Taking in the events");
        List<FoundBooking> busy = contents.busy();
        IntStream.iterate(0, from -> from < busy.size(), from -> from + BATCH).forEach(from -> {
            reading.save(busy.subList(from, Math.min(from + BATCH, busy.size())));
            reading.seen(Math.min(from + BATCH, busy.size()));
        });
        if (!contents.notUnderstood().isEmpty()) {
            reading.stillThere(contents.notUnderstood());
        }
        sources.keepText(source, text);
        reading.say(contents.events() + " events read, " + busy.size() + " busy times until " + span.until());
        return contents.cut() ? Complete.ofWhatWasSaved() : new Complete(span.from(), span.until());
    }
}
