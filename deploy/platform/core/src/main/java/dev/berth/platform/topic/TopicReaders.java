package dev.berth.platform.topic;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts a reader for each listener with the service, and stops it with the service. */
final class TopicReaders implements SmartLifecycle {
    private final List<TopicReader> readers;
    private volatile boolean running;

    TopicReaders(List<TopicReader> readers) {
        this.readers = readers;
    }

    @Override
    public void start() {
        running = true;
        readers.forEach(TopicReader::start);
    }

    @Override
    public void stop() {
        readers.forEach(TopicReader::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
