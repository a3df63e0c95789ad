package dev.berth.engines;

/** Where a test JVM gets its engines from. */
sealed interface TestEngines permits EmbeddedEngines, ContainerEngines {
    Postgres postgres();

    KafkaBroker kafka();

    RedisServer redis();

    static TestEngines chosen() {
        String kind = System.getProperty("berth.engines", "embedded");
        return switch (kind) {
            case "embedded" -> new EmbeddedEngines();
            case "containers" -> new ContainerEngines();
            default -> throw new IllegalArgumentException("berth.engines is embedded or containers, not " + kind);
        };
    }
}
