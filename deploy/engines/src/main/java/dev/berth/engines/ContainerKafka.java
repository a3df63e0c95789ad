package dev.berth.engines;

record ContainerKafka(Container container) implements KafkaBroker {
    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + container.port();
    }

    @Override
    public void start() {
        container.startAgain();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public boolean isAlive() {
        return container.isRunning();
    }
}
