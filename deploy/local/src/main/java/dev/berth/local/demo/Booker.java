package dev.berth.local.demo;

import dev.berth.local.api.Api;
import dev.berth.local.demo.Wish.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes bookings as anybody could: signed in, through the API. One that is refused is left out. */
final class Booker {
    /** A few at once; more would only wait for each other. */
    private static final int AT_ONCE = 4;

    private final Accounts accounts;
    private final Api asAdmin;

    Booker(Accounts accounts, Api asAdmin) {
        this.accounts = accounts;
        this.asAdmin = asAdmin;
    }

    /** @return the ids of what was booked */
    List<String> book(List<Wish> wishes) throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var answers = new ArrayList<Future<String>>();
            for (Wish wish : wishes) {
                answers.add(threads.submit(() -> book(wish)));
            }
            for (Future<String> answer : answers) {
                var id = idOf(answer);
                if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static String idOf(Future<String> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("A booking of the demo could not be made", e.getCause());
        }
    }

    /** Empty when Berth said no: somebody may have booked that time already. */
    private String book(Wish wish) throws IOException, InterruptedException {
        var answer = accounts.of(wish.person()).post("/api/v1/bookings", wish.body());
        if (answer.status() >= 500) {
            answer.orThrow();
        }
        if (!answer.ok()) {
            return "";
        }
        var id = answer.body().path("id").asString("");
        decide(id, wish.decision());
        return id;
    }

    private void decide(String id, Decision decision) throws IOException, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        switch (decision) {
            case APPROVE ->
                asAdmin.post("/api/v1/bookings/" + id + "/approve", body).orThrow();
            case REJECT ->
                asAdmin.post(
                                "/api/v1/bookings/" + id + "/reject",
                                body.put("reason", "The node is needed for a course"))
                        .orThrow();
            case NONE -> {}
        }
    }

    /** Hands bookings out so that nobody comes near the number that a person may have open. */
    static final class Turns {
        private static final int MOST_EACH = 8;

        private final List<Person> people;
        private final Map<Person, Integer> had = new HashMap<>();
        private int next;

        Turns(List<Person> people, int first) {
            this.people = people;
            this.next = first;
        }

        /** Null when everybody has enough. */
        @Nullable
        Person take() {
            for (int n = 0; n < people.size(); n++) {
                Person person = people.get(next++ % people.size());
                if (had.merge(person, 1, Integer::sum) <= MOST_EACH) {
                    return person;
                }
            }
            return null;
        }
    }
}
