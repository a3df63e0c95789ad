package dev.berth.sync.libcal;

import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FailureKind;
import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.ReadOutcome.Complete;
import dev.berth.sync.connector.ReadOutcome.Failed;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import dev.berth.sync.outside.OutsideHttp;
import dev.berth.sync.source.OutsideSource;
import dev.berth.sync.source.OutsideSources;
import dev.berth.sync.source.Setup;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bookings of a LibCal's spaces, from yesterday on. A run that did not see everything takes nothing away. */
@Component
class LibCalConnector implements Connector {
    private static final int MOST_WARNINGS = 100;

    private final OutsideSources sources;
    private final OutsideHttp http;
    private final Patience patience;
    private final LibCalSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    LibCalConnector(
            OutsideSources sources,
            OutsideHttp http,
            Patience patience,
            LibCalSettings settings,
            JsonMapper json,
            Clock clock) {
        this.sources = sources;
        this.http = http;
        this.patience = patience;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LIBCAL;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public List<Source> due(Instant now) {
        return sources.takeDue(SourceKind.LIBCAL, settings.every()).stream()
                .map(OutsideSource::source)
                .toList();
    }

    @Override
    public Optional<Source> find(String sourceId) {
        return sources.find(sourceId)
                .filter(it -> it.setup().kind() == SourceKind.LIBCAL)
                .map(OutsideSource::source);
    }

    @Override
    public ReadOutcome read(Source source, Reading reading) {
        Optional<OutsideSource> found = sources.find(source.id());
        if (found.isEmpty()) {
            return new Failed(FailureKind.INTERNAL, "This LibCal is not set up any more.");
        }
        return sources.secret(found.get())
                .map(secret -> read(found.get(), secret, reading))
                .orElseGet(() -> new Failed(
                        FailureKind.WRONG_CREDENTIALS, "The kept secret cannot be opened any more. Enter it again."));
    }

    private ReadOutcome read(OutsideSource source, String secret, Reading reading) {
        Setup setup = source.setup();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, setup.timeZone());
        var run = new Run(source, secret, reading, today.minusDays(1));
        try {
            List<@Nullable String> locations = new ArrayList<>(setup.locationIds());
            if (locations.isEmpty()) {
                locations.add(null); // all of them
            }
            locations.forEach(run::readLocation);
        } catch (LibCalTrouble trouble) {
            return new Failed(trouble.kind(), trouble.words());
        }
        run.sumUp();
        // Asked by the day they begin on, so of those that end before today's midnight some may not have been shown.
        return run.understoodNothing()
                ? new Failed(FailureKind.LAYOUT_CHANGED, "None of LibCal's bookings could be understood.")
                : new Complete(
                        today.atStartOfDay(setup.timeZone()).toInstant(),
                        today.minusDays(1)
                                .plusDays(settings.days())
                                .atStartOfDay(setup.timeZone())
                                .toInstant());
    }

    /** One reading of one LibCal. */
    private final class Run {
        private final OutsideSource source;
        private final Reading reading;
        private final LibCalApi api;
        private final LibCalRows rows;
        private final LocalDate from;
        private final Map<String, String> spaces = new HashMap<>();
        private int seen;
        private int unmapped;
        private int strange;

        Run(OutsideSource source, String secret, Reading reading, LocalDate from) {
            this.source = source;
            this.reading = reading;
            this.api = new LibCalApi(http, json, clock, source.setup(), secret, settings.page());
            this.rows = new LibCalRows(source.setup());
            this.from = from;
        }

        void readLocation(@Nullable String location) {
            reading.phase(location == null ? "Reading the bookings" : "Reading location " + location);
            List<JsonNode> before = List.of();
            for (int page = 1; page <= settings.mostPages(); page++) {
                List<JsonNode> got = page(location, page);
                if (!got.isEmpty() && got.equals(before)) {
                    throw LibCalTrouble.lasting(
                            FailureKind.LAYOUT_CHANGED, "LibCal answers the same page again and again.");
                }
                take(got);
                if (got.size() < settings.page()) {
                    return;
                }
                before = got;
            }
            throw LibCalTrouble.lasting(
                    FailureKind.LAYOUT_CHANGED,
                    "LibCal has more than " + settings.mostPages() * settings.page()
                            + " bookings, which is more than is read.");
        }

        private List<JsonNode> page(@Nullable String location, int page) {
            if (!clock.instant().isBefore(reading.deadline())) {
                throw LibCalTrouble.lasting(FailureKind.TIMED_OUT, "Reading all of LibCal's bookings takes too long.");
            }
            return patience.ask(
                    source.id(), reading.deadline(), () -> api.bookings(location, from, settings.days(), page));
        }

        private void take(List<JsonNode> page) {
            seen += page.size();
            reading.seen(seen);
            List<FoundBooking> found = new ArrayList<>();
            List<String> there = new ArrayList<>();
            for (JsonNode row : page) {
                spaces.put(LibCalRows.spaceOf(row), LibCalRows.spaceNameOf(row));
                Optional<UUID> room = rows.roomOf(row);
                if (room.isEmpty()) {
                    unmapped++;
                } else {
                    understand(row, room.get(), found, there);
                }
            }
            reading.save(found);
            if (!there.isEmpty()) {
                reading.stillThere(there);
            }
        }

        private void understand(JsonNode row, UUID room, List<FoundBooking> found, List<String> there) {
            try {
                found.add(rows.read(row, room));
            } catch (DateTimeException | IllegalArgumentException nonsense) {
                strange++;
                String id = LibCalRows.idOf(row);
                if (!id.isEmpty()) {
                    there.add(id);
                }
                if (strange <= MOST_WARNINGS) {
                    reading.warn("Could not understand booking " + (id.isEmpty() ? "without an id" : id) + ": "
                            + nonsense.getMessage());
                }
            }
        }

        void sumUp() {
            spaces.remove("");
            sources.sawSpaces(source, Collections.unmodifiableMap(spaces));
            reading.say(seen + " bookings read");
            if (unmapped > 0) {
                reading.say(unmapped + " of them are of spaces that are no room of Berth: map them to count them in");
            }
        }

        boolean understoodNothing() {
            return strange > 0 && strange == seen - unmapped;
        }
    }
}
