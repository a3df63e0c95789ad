package dev.berth.engines;

record ContainerRedis(Container container, String password) implements RedisServer {
    @Override
    public String uri() {
        return "redis://:" + password + "@127.0.0.1:" + container.port();
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
    public boolean isAlive() {
        return container.isRunning();
    }
}
