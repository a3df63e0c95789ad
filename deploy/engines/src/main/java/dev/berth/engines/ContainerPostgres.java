package dev.berth.engines;

record ContainerPostgres(Container container, String user, String password) implements Postgres {
    @Override
    public int port() {
        return container.port();
    }

    @Override
    public String superuser() {
        return user;
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
