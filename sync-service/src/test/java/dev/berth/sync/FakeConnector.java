package dev.berth.sync;

import dev.berth.sync.connector.Connector;
import dev.berth.sync.connector.FoundBooking;
import dev.berth.sync.connector.ReadOutcome;
import dev.berth.sync.connector.Reading;
import dev.berth.sync.connector.Source;
import dev.berth.sync.connector.SourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;

/** Stands in for the portals' connector: reads what the test tells it to. All copies of the service share it. */
final class FakeConnector implements Connector {
    private static final Map<String, Source> SOURCES = new ConcurrentHashMap<>();
    private static final Map<String, Function<Reading, ReadOutcome>> SCRIPTS = new ConcurrentHashMap<>();
    private static final Map<String, Source> DUE = new ConcurrentHashMap<>();

    /** What this copy of the service was told to be due, and what it has asked for since. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private final Set<String> askedFor = ConcurrentHashMap.newKeySet();

    static final class Beans {
        @Bean
        Connector portalConnector() {
            return new FakeConnector();
        }
    }

    static Source source(Function<Reading, ReadOutcome> script) {
        return account(UUID.randomUUID(), script);
    }

    static Source account(UUID person, Function<Reading, ReadOutcome> script) {
        return scripted(Source.account("fake", "Fake portal", person), script);
    }

    /** One more account of a person who has one. */
    static Source otherAccount(UUID person, Function<Reading, ReadOutcome> script) {
        return scripted(Source.account("other", "Other portal", person), script);
    }

    static Source ofRooms(Function<Reading, ReadOutcome> script) {
        String id = UUID.randomUUID().toString();
        return scripted(new Source(id, SourceKind.SALESFORCE, "Rooms", null, null, List.of()), script);
    }

    private static Source scripted(Source source, Function<Reading, ReadOutcome> script) {
        SOURCES.put(source.id(), source);
        SCRIPTS.put(source.id(), script);
        return source;
    }

    static void nowReads(Source source, Function<Reading, ReadOutcome> script) {
        SCRIPTS.put(source.id(), script);
    }

    /** Each copy of the service finds it due once, as when they look at the same moment. */
    static void due(Source source) {
        DUE.put(source.id(), source);
    }

    static ReadOutcome everything() {
        return new ReadOutcome.Complete(null, null);
    }

    static List<FoundBooking> bookings(int from, int until, String title) {
        Instant start = Instant.parse("2030-12-01T09:00:00Z");
        return IntStream.range(from, until)
                .mapToObj(n -> new FoundBooking(
                        "id-" + n,
                        title,
                        null,
                        start.plusSeconds(n),
                        start.plusSeconds(n + 3600),
                        false,
                        FoundBooking.Status.CONFIRMED,
                        null,
                        null,
                        List.of(),
                        null))
                .toList();
    }

    boolean hasAskedFor(Source source) {
        return askedFor.contains(source.id());
    }

    @Override
    public SourceKind kind() {
        return SourceKind.SALESFORCE;
    }

    @Override
    public int atOnce() {
        return 3;
    }

    @Override
    public List<Source> due(Instant now) {
        askedFor.addAll(told); // who comes again has done what followed from the last time
        return DUE.values().stream().filter(it -> told.add(it.id())).toList();
    }

    @Override
    public Optional<Source> find(String sourceId) {
        return Optional.ofNullable(SOURCES.get(sourceId));
    }

    @Override
    public ReadOutcome read(Source source, Reading reading) {
        return Objects.requireNonNull(SCRIPTS.get(source.id())).apply(reading);
    }
}
