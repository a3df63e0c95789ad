package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/**
 * Three clients, because one rule of patience does not fit all: short calls that must not hang, streams (pulls, events) that may be silent
 * for a while, and what people watch. All with bounded connections: docker-java bounds none by itself.
 */
final class DockerClients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(30);
    /** A stream silent for this long is opened anew: it may have died without a word. */
    private static final Duration SILENT = Duration.ofMinutes(5);

    private static final int MOST_SHORT = 16;
    private static final int MOST_STREAMS = 8;

    /** People who watch; a workspace may be silent for as long as it runs. */
    private static final int MOST_WATCHES = 256;

    private static final Duration LONGEST_WATCH = Duration.ofDays(1);

    private final DockerClient calls;
    private final DockerClient streams;
    private final DockerClient watches;

    DockerClients(URI host) {
        this.calls = client(host, SHORT, MOST_SHORT);
        this.streams = client(host, SILENT, MOST_STREAMS);
        this.watches = client(host, LONGEST_WATCH, MOST_WATCHES);
    }

    DockerClient calls() {
        return calls;
    }

    DockerClient streams() {
        return streams;
    }

    DockerClient watches() {
        return watches;
    }

    private static DockerClient client(URI host, Duration response, int mostConnections) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .build();
        var http = new ApacheDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(CONNECT)
                .responseTimeout(response)
                .maxConnections(mostConnections)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    @Override
    public void close() {
        try (calls;
                streams;
                watches) {
            // All are closed, whatever the first one says.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
