package dev.berth.availability.stream;

import dev.berth.availability.follow.BookingNews;
import dev.berth.availability.occupancy.Change;
import dev.berth.availability.stream.Subscriber.Ending;
import dev.berth.platform.loop.SupervisedLoop;
import dev.berth.platform.loop.SupervisedLoops;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Numbers what changed and offers it to everybody, a batch at a time. One thread sends, another looks after the streams. */
@Component
public class Broadcast implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Broadcast.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final PendingChanges pending;
    private final StreamSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final EventIds ids = new EventIds();
    private final Recent recent;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Map<Ending, Counter> endings = new EnumMap<>(Ending.class);
    private final Counter sent;
    private final SupervisedLoops loops;
    private List<SupervisedLoop> running = List.of();

    Broadcast(
            PendingChanges pending,
            StreamSettings settings,
            JsonMapper json,
            Clock clock,
            MeterRegistry measures,
            SupervisedLoops loops) {
        this.loops = loops;
        this.pending = pending;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        recent = new Recent(settings.recent());
        Gauge.builder("berth.streams.open", subscribers, Set::size)
                .description("Browsers that listen now")
                .register(measures);
        sent = Counter.builder("berth.streams.events")
                .description("Events that were made, each once for all")
                .register(measures);
        for (Ending ending : Ending.values()) {
            endings.put(
                    ending,
                    Counter.builder("berth.streams.ended")
                            .description("Streams that ended, and why")
                            .tag("reason", ending.name().toLowerCase(Locale.ROOT))
                            .register(measures));
        }
    }

    /** Who listens: whose own bookings it hears of, which resource only, and until when its token is good. */
    public record Listener(
            UUID person,
            @Nullable UUID onlyResource,
            Instant tokenEnds,
            @Nullable String lastEventId) {}

    /** Whether there are fewer streams than this replica carries. */
    public boolean takesMore() {
        return subscribers.size() < settings.most();
    }

    public Subscriber join(Listener listener, Connection connection) {
        Subscriber subscriber = new Subscriber(
                listener.person(),
                listener.onlyResource(),
                listener.tokenEnds(),
                connection,
                settings.mailbox(),
                this::over);
        synchronized (recent) {
            subscribers.add(subscriber);
            welcome(subscriber, listener.lastEventId());
        }
        return subscriber;
    }

    private void welcome(Subscriber subscriber, @Nullable String lastEventId) {
        String here = ids.of(recent.newest());
        OptionalLong last = ids.numberOf(lastEventId);
        Optional<List<Frame>> missed = last.isPresent() ? recent.after(last.getAsLong()) : Optional.empty();
        Frame greeting = lastEventId == null || missed.isPresent()
                ? Frame.here(last.isPresent() ? ids.of(last.getAsLong()) : here)
                : Frame.resync(here);
        subscriber.offer(List.of(greeting), greeting);
        missed.ifPresent(frames -> subscriber.offer(frames, Frame.resync(here)));
        subscriber.startAfter(recent.newest());
    }

    private void over(Subscriber subscriber, Ending ending) {
        subscribers.remove(subscriber);
        Counter counter = endings.get(ending);
        if (counter != null) {
            counter.increment();
        }
    }

    private void send(PendingChanges.Batch batch) {
        List<Frame> frames = new ArrayList<>();
        synchronized (recent) {
            batch.changes().forEach(it -> frames.add(remembered(frameOf(it, recent.newest() + 1))));
            batch.bookings().forEach(it -> frames.add(remembered(frameOf(it, recent.newest() + 1))));
        }
        sent.increment(frames.size());
        Frame resync = Frame.resync(ids.of(frames.getLast().number()));
        forEach(it -> it.offer(frames, resync));
    }

    private Frame remembered(Frame frame) {
        recent.add(frame);
        return frame;
    }

    private Frame frameOf(Change change, long number) {
        String data = json.writeValueAsString(AvailabilityEvent.of(change, number));
        return Frame.event(ids.of(number), number, "availability", change.resourceId(), null, data);
    }

    private Frame frameOf(BookingNews booking, long number) {
        String data = json.writeValueAsString(BookingEvent.of(booking));
        return Frame.event(ids.of(number), number, "booking", booking.id(), booking.userId(), data);
    }

    @Override
    public void start() {
        running = List.of(
                loops.start("stream-send", LONGEST_PAUSE, this::sendBatch),
                loops.start("stream-look", LONGEST_PAUSE, this::lookAfterStreams));
    }

    /** Subscribers that missed a batch are told to ask anew. */
    private void sendBatch() throws InterruptedException {
        PendingChanges.Batch batch = pending.next();
        try {
            send(batch);
        } catch (RuntimeException | Error failed) {
            Frame resync = Frame.resync(ids.of(recent.newest()));
            forEach(it -> it.offer(List.of(resync), resync));
            throw failed;
        }
        Thread.sleep(settings.batchEvery());
    }

    private void lookAfterStreams() throws InterruptedException {
        Thread.sleep(LOOK_EVERY);
        Instant now = clock.instant();
        forEach(it -> it.look(now, System.nanoTime(), settings));
    }

    /** A stream that fails in an unforeseen way ends; it keeps no other from what it gets. */
    private void forEach(Consumer<Subscriber> action) {
        for (Subscriber subscriber : subscribers) {
            try {
                action.accept(subscriber);
            } catch (RuntimeException | Error failed) {
                log.error("A stream failed and is ended", failed);
                subscriber.finish(Ending.LEFT);
            }
        }
    }

    /** Streams never end by themselves: they must be closed before the server waits for its requests to finish. */
    @Override
    public void stop() {
        running.forEach(loops::close);
        running = List.of();
        subscribers.forEach(it -> it.finish(Ending.SHUTDOWN));
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
