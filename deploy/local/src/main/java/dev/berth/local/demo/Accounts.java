package dev.berth.local.demo;

import dev.berth.local.api.Api;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Signs people of the demo in, each once. */
final class Accounts {
    private final Place place;
    private final Map<Person, Api> signedIn = new HashMap<>();

    Accounts(Place place) {
        this.place = place;
    }

    Api admin() throws IOException, InterruptedException {
        return Api.anonymous(place.gateway())
                .signIn(place.admin().email(), place.admin().password());
    }

    synchronized Api of(Person person) throws IOException, InterruptedException {
        var known = signedIn.get(person);
        if (known == null) {
            known = Api.anonymous(place.gateway()).signIn(person.email(), place.password());
            signedIn.put(person, known);
        }
        return known;
    }

    void register(Person person) throws IOException, InterruptedException {
        var account = JsonNodeFactory.instance
                .objectNode()
                .put("email", person.email())
                .put("name", person.name())
                .put("password", place.password())
                .put("timeZone", Campus.ZONE.getId());
        Api.anonymous(place.gateway()).post("/api/v1/auth/register", account).orThrow();
    }
}
