package dev.berth.local.demo;

import dev.berth.local.api.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;

/** What can be started. */
final class Environments {
    private static final String TRY_OUT = "berth/try-out:1";
    private static final String R = "RStudio Server";

    private final Api asAdmin;
    private final Consumer<String> say;

    Environments(Api asAdmin, Consumer<String> say) {
        this.asAdmin = asAdmin;
        this.say = say;
    }

    List<DemoEnvironment> add() throws IOException, InterruptedException {
        if (all().stream().noneMatch(it -> it.name().equals(R))) {
            var environment = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", R)
                    .put("description", "R in the browser, with the packages of the statistics courses.")
                    .put("image", "rocker/rstudio:latest")
                    .put("cores", 2)
                    .put("memoryGb", 8)
                    .put("gpus", 0);
            environment.putArray("ports").add(8787);
            // Its first program is root and changes to the user itself; who connects is signed in by Berth already.
            environment.putObject("variables").put("DISABLE_AUTH", "true");
            for (String capability : List.of("chown", "dac_override", "fowner", "setgid", "setuid")) {
                environment.withArray("/capabilities").add(capability);
            }
            asAdmin.post("/api/v1/environments", environment).orThrow();
            say.accept("environment  " + R);
        }
        return all();
    }

    /** The one that needs no registry. */
    static DemoEnvironment tryOut(List<DemoEnvironment> all) {
        return all.stream()
                .filter(it -> it.image().equals(TRY_OUT))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No environment has the image " + TRY_OUT));
    }

    private List<DemoEnvironment> all() throws IOException, InterruptedException {
        var found = new ArrayList<DemoEnvironment>();
        for (var it : asAdmin.get("/api/v1/environments").orThrow().body().path("items")) {
            found.add(new DemoEnvironment(
                    UUID.fromString(it.path("id").asString("")),
                    it.path("name").asString(""),
                    it.path("image").asString(""),
                    it.path("ports").path(0).asInt(80)));
        }
        return found;
    }
}
