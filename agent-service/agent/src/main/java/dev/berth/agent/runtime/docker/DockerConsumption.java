package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import dev.berth.agent.runtime.Consumption;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the engine what a container takes. It answers after a second or two, as it looks twice. */
final class DockerConsumption {
    private static final Logger log = LoggerFactory.getLogger(DockerConsumption.class);
    private static final int PATIENCE_SECONDS = 10;

    private final DockerClients clients;

    DockerConsumption(DockerClients clients) {
        this.clients = clients;
    }

    Optional<Consumption> of(String containerId, @Nullable Long diskBytes) {
        try (var answer = new Last()) {
            clients.watches().statsCmd(containerId).withNoStream(true).exec(answer);
            if (!answer.awaitCompletion(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            return Optional.ofNullable(answer.statistics).flatMap(it -> read(it, diskBytes));
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (DockerException | IOException gone) {
            log.debug("What container {} takes is not known: {}", containerId, gone.toString());
            return Optional.empty();
        }
    }

    static Optional<Consumption> read(Statistics it, @Nullable Long diskBytes) {
        var cpu = it.getCpuStats().getCpuUsage();
        var memory = it.getMemoryStats();
        if (cpu == null || cpu.getTotalUsage() == null || memory == null || memory.getUsage() == null) {
            return Optional.empty(); // it has just ended
        }
        long used = memory.getUsage() - fileCache(memory);
        return Optional.of(new Consumption(Duration.ofNanos(cpu.getTotalUsage()), Math.max(0, used), diskBytes));
    }

    /** The kernel gives it back when memory is short, so nobody counts it as used. */
    private static long fileCache(MemoryStatsConfig memory) {
        return Optional.ofNullable(memory.getStats())
                .map(it -> Optional.ofNullable(it.getTotalInactiveFile()).or(() -> inVersion2(it)))
                .orElse(Optional.empty())
                .orElse(0L);
    }

    private static Optional<Long> inVersion2(StatsConfig it) {
        return Optional.ofNullable(it.getInactiveFile());
    }

    private static final class Last extends ResultCallback.Adapter<Statistics> {
        private volatile @Nullable Statistics statistics;

        @Override
        public void onNext(Statistics next) {
            statistics = next;
        }
    }
}
