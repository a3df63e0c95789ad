package dev.berth.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Builds what is stale and nothing else. */
final class Build {
    private static final List<String> PLATFORM =
            List.of("deploy/platform/core", "deploy/platform/servlet", "deploy/platform/data");

    private final House house;
    private final Console console;

    Build(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    /** The web page is built beside the services: npm mostly waits for the disk, Maven for the processor. */
    void bringUpToDate() throws PartFailure, InterruptedException {
        var page = new FutureTask<@Nullable Void>(() -> {
            frontend();
            return null;
        });
        var thread = Thread.ofVirtual().start(page);
        try {
            services();
            page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PartFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            thread.interrupt(); // a build that failed does not wait for the other; npm ends with its thread
            thread.join();
        }
    }

    void services() throws PartFailure, InterruptedException {
        services(List.of(Service.values()));
    }

    void services(List<Service> wanted) throws PartFailure, InterruptedException {
        var stale = wanted.stream().filter(this::isStale).toList();
        if (!stale.isEmpty()) {
            var began = Instant.now();
            var watch = new Stopwatch();
            console.say("building "
                    + String.join(", ", stale.stream().map(Service::part).toList()) + " ...");
            var modules = stale.stream().map(Service::module).toList();
            maven(modules);
            stale.forEach(service -> Staleness.markBuilt(Applications.jar(house, service), began));
            console.done("services built", watch);
        }
        wanted.stream().parallel().forEach(service -> Applications.extract(house, service));
    }

    /** Nothing of Berth's own: it is built only for who measures. */
    void benchmark() throws PartFailure, InterruptedException {
        Path module = house.module("deploy/bench");
        if (Staleness.isStale(
                benchmarkLibraries(house), List.of(module.resolve("src/main"), module.resolve("pom.xml")))) {
            var began = Instant.now();
            console.say("building the benchmark ...");
            maven(List.of("deploy/bench"));
            Staleness.markBuilt(benchmarkLibraries(house), began);
        }
    }

    static String benchmarkClassPath(House house) throws IOException {
        return house.module("deploy/bench/target/classes")
                + File.pathSeparator
                + Files.readString(benchmarkLibraries(house));
    }

    private static Path benchmarkLibraries(House house) {
        return house.module("deploy/bench/target/bench.classpath");
    }

    private boolean isStale(Service service) {
        return Staleness.isStale(Applications.jar(house, service), sources(house, service));
    }

    /** What the service's jar is made from: its own module and the platform's, which is packed with it. */
    static List<Path> sources(House house, Service service) {
        var sources = new ArrayList<Path>();
        sources.add(house.module("pom.xml"));
        var modules = new ArrayList<>(PLATFORM);
        modules.add(service.module());
        for (String module : modules) {
            sources.add(house.module(module).resolve("src/main"));
            sources.add(house.module(module).resolve("pom.xml"));
        }
        return sources;
    }

    private void maven(List<String> modules) throws PartFailure, InterruptedException {
        run(
                "maven",
                house.repository(),
                List.of(
                        house.module("mvnw").toString(),
                        "-q",
                        "-B",
                        "-T1C",
                        "-pl",
                        String.join(",", modules),
                        "-am",
                        "package",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true"));
    }

    private void frontend() throws PartFailure, InterruptedException {
        Path frontend = house.module("frontend");
        Path page = frontend.resolve("dist/index.html");
        if (!Staleness.isStale(page, frontendSources(frontend))) {
            return;
        }
        Node.require();
        var began = Instant.now();
        var watch = new Stopwatch();
        console.say("building the web page ...");
        dependencies(frontend);
        run("npm-build", frontend, List.of("npm", "run", "build"));
        Staleness.markBuilt(page, began);
        console.done("web page built", watch);
    }

    private void dependencies(Path frontend) throws PartFailure, InterruptedException {
        Path installed = frontend.resolve("node_modules/.package-lock.json");
        if (Staleness.isStale(installed, List.of(frontend.resolve("package-lock.json")))) {
            var began = Instant.now();
            run("npm-ci", frontend, List.of("npm", "ci", "--no-audit", "--no-fund"));
            Staleness.markBuilt(installed, began);
        }
    }

    /** Everything at the top but what is made from it, and not the browser tests. */
    private static List<Path> frontendSources(Path frontend) {
        var sources = new ArrayList<Path>();
        for (String name : List.of(
                "src",
                "public",
                "index.html",
                "package.json",
                "package-lock.json",
                "tsconfig.json",
                "vite.config.ts")) {
            Path source = frontend.resolve(name);
            if (Files.exists(source)) {
                sources.add(source);
            }
        }
        return sources;
    }

    private void run(String name, Path directory, List<String> command) throws PartFailure, InterruptedException {
        Path log = house.log("build-" + name);
        int code = Tool.run(directory, log, Map.of(), command);
        if (code != 0) {
            throw new PartFailure("the build failed (" + String.join(" ", command) + "); all of it is in " + log + "\n"
                    + Errors.in(log));
        }
    }
}
