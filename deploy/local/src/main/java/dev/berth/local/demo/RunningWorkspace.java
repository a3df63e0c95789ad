package dev.berth.local.demo;

import dev.berth.local.api.Api;
import dev.berth.local.demo.Wish.Decision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One workspace that really runs, on this machine's own node. */
final class RunningWorkspace {
    private static final ComputeWish.Work WORK = new ComputeWish.Work("Analytical engine, first runs", "", 1, 1, 0);
    private static final Duration LENGTH = Duration.ofHours(8);
    private static final Duration RUNS_WITHIN = Duration.ofSeconds(20);

    private final Accounts accounts;
    private final Booker booker;
    private final Consumer<String> say;

    RunningWorkspace(Accounts accounts, Booker booker, Consumer<String> say) {
        this.accounts = accounts;
        this.booker = booker;
        this.say = say;
    }

    void book(DemoEnvironment environment, Instant now) throws IOException, InterruptedException {
        var ada = accounts.of(Person.ADA);
        if (isThere(ada)) {
            return;
        }
        var start = Campus.slot(now);
        var slot = new Slot(start, start.plus(LENGTH));
        var booked = booker.book(
                List.of(Wish.compute(Person.ADA, WORK, environment, slot, Nodes.OWN_TAG, Decision.APPROVE)));
        if (booked.isEmpty()) {
            say.accept("workspace    this machine's own node has no room for one");
            return;
        }
        say.accept(awaitRunning(ada, booked.getFirst()) ? "workspace    runs" : "workspace    is being started");
    }

    private static boolean isThere(Api ada) throws IOException, InterruptedException {
        for (var it : ada.get("/api/v1/me/bookings?limit=200").orThrow().body().path("items")) {
            boolean open =
                    List.of("approved", "active").contains(it.path("status").asString(""));
            if (open && it.path("title").asString("").equals(WORK.title())) {
                return true;
            }
        }
        return false;
    }

    private static boolean awaitRunning(Api ada, String id) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RUNS_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            var booking = ada.get("/api/v1/bookings/" + id).orThrow().body();
            if (booking.path("status").asString("").equals("active")) {
                return true;
            }
            Thread.sleep(300);
        }
        return false;
    }
}
