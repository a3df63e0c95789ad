package dev.berth.local;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts the parts, side by side where they can, starts those again that die, and ends them all together. */
final class Supervisor {
    private final List<Part> parts;
    private final RunFile runFile;
    private final Console console;
    private final Console journal;
    private final Runnable afterServices;
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private List<RecordedProcess> written = List.of();
    private List<PartState> writtenStates = List.of();
    private boolean writable = true;

    /** The console hears the start; the journal is for what happens when nobody listens any more. */
    Supervisor(List<Part> parts, RunFile runFile, Console console, Console journal, Runnable afterServices) {
        this.parts = parts;
        this.runFile = runFile;
        this.console = console;
        this.journal = journal;
        this.afterServices = afterServices;
    }

    /** Starts everything, or says why not and leaves nothing. */
    boolean start() {
        var outcome = new CompletableFuture<String>();
        var watching = Thread.ofVirtual().start(() -> watchTheStart(outcome));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new HashMap<String, CompletableFuture<Void>>();
            for (Part part : inOrder()) {
                var needs = part.needs().stream().map(answers::get).toArray(CompletableFuture<?>[]::new);
                var answer = CompletableFuture.allOf(needs).thenRunAsync(() -> start(part, outcome), threads);
                answers.put(part.name(), answer);
            }
            CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
                    .thenRun(() -> outcome.complete(""));
            String problem = outcome.join();
            watching.interrupt();
            if (problem.isEmpty()) {
                writeDown();
                return true;
            }
            threads.shutdownNow();
            console.plain(problem);
        }
        stopAll();
        return false;
    }

    /** Keeps the parts until {@link #letEnd}: those that die are started again. */
    void keep() throws InterruptedException {
        var keepers = new LinkedHashMap<String, PartKeeper>();
        for (Part part : parts) {
            keepers.put(
                    part.name(),
                    new PartKeeper(
                            part,
                            need -> Objects.requireNonNull(keepers.get(need))
                                    .state()
                                    .isStarted(),
                            InstantSource.system(),
                            Thread::sleep,
                            journal));
        }
        var threads = keepers.values().stream()
                .map(keeper -> Thread.ofVirtual().start(keeper::keep))
                .toList();
        do {
            writeDown(keepers.values().stream().map(PartKeeper::state).toList());
        } while (!end.await(500, TimeUnit.MILLISECONDS));
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(); // a part that is being started now must be known before all are stopped
        }
        stopAll();
    }

    /** From a signal's hook: ends everything and returns when it has ended. */
    void letEnd() {
        end.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first part that fails decides; those that wait for it are not started. */
    private void start(Part part, CompletableFuture<String> outcome) {
        var watch = new Stopwatch();
        try {
            part.start();
            console.done(part.name(), watch);
        } catch (PartFailure e) {
            outcome.complete(part.name() + " did not start: " + e.getMessage() + "\nIts whole log: " + part.log());
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (RuntimeException e) {
            outcome.complete(part.name() + " did not start: " + e);
            throw e;
        }
    }

    /** Writes down what has begun, so that a killed start can be cleaned up after, and hears when it is called off. */
    private void watchTheStart(CompletableFuture<String> outcome) {
        try {
            do {
                writeDown();
            } while (!end.await(500, TimeUnit.MILLISECONDS));
            outcome.complete("Stopped.");
        } catch (InterruptedException started) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void writeDown() {
        var processes = new ArrayList<RecordedProcess>();
        RecordedProcess.of(RunFile.SUPERVISOR, 0, ProcessHandle.current().pid()).ifPresent(processes::add);
        for (Part part : parts) {
            if (part.pid() > 0) {
                RecordedProcess.of(part.name(), part.port(), part.pid()).ifPresent(processes::add);
            }
        }
        if (!processes.equals(written)) {
            runFile.write(processes);
            written = List.copyOf(processes);
        }
    }

    /** A full disk must not end the supervisor, and all parts with it. */
    private void writeDown(List<PartState> states) {
        try {
            writeDown();
            if (!states.equals(writtenStates)) {
                runFile.writeStates(states);
                writtenStates = states;
            }
            writable = true;
        } catch (UncheckedIOException e) {
            if (writable) {
                journal.plain(Instant.now() + " what runs could not be written down: " + e.getCause());
            }
            writable = false;
        }
    }

    /** Services first, engines last: nobody loses what it stands on. */
    private void stopAll() {
        var engines = parts.stream().filter(Part::isEngine).toList();
        var services = parts.stream().filter(part -> !part.isEngine()).toList();
        stopTogether(services);
        afterServices.run();
        stopTogether(engines);
        runFile.write(List.of());
        runFile.writeStates(List.of());
        ended.countDown();
    }

    private static void stopTogether(List<Part> some) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            some.forEach(part -> threads.submit(part::stop));
        }
    }

    /** A part after what it needs. */
    private List<Part> inOrder() {
        var byName = new HashMap<String, Part>();
        parts.forEach(part -> byName.put(part.name(), part));
        var sorted = new LinkedHashMap<String, Part>();
        parts.forEach(part -> place(part, byName, sorted));
        return List.copyOf(sorted.values());
    }

    private static void place(Part part, Map<String, Part> byName, Map<String, Part> sorted) {
        for (String need : part.needs()) {
            place(Objects.requireNonNull(byName.get(need), need), byName, sorted);
        }
        sorted.putIfAbsent(part.name(), part);
    }
}
