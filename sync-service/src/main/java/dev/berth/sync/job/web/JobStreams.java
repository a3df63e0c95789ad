package dev.berth.sync.job.web;

import dev.berth.sync.job.Job;
import dev.berth.sync.job.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Progress as it happens. The database is asked, because the job may run in another replica: few people watch at once,
 * and each costs one row by its key twice a second.
 */
@Component
class JobStreams {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int HEARTBEAT = 30; // pauses

    private final Jobs jobs;

    JobStreams(Jobs jobs) {
        this.jobs = jobs;
    }

    SseEmitter follow(Job job) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread watcher = Thread.ofVirtual().name("sync-stream").unstarted(() -> watch(job, emitter));
        emitter.onCompletion(watcher::interrupt);
        watcher.start();
        return emitter;
    }

    private void watch(Job first, SseEmitter emitter) {
        try {
            Optional<Job> now = Optional.of(first);
            send(emitter, first);
            for (int pauses = 1; now.isPresent() && !now.get().status().isOver(); pauses++) {
                Thread.sleep(PAUSE);
                Optional<Job> then = jobs.find(first.id());
                if (then.isPresent() && !then.equals(now)) {
                    send(emitter, then.get());
                } else if (pauses % HEARTBEAT == 0) {
                    emitter.send(SseEmitter.event().comment("still there"));
                }
                now = then;
            }
            emitter.complete();
        } catch (IOException | IllegalStateException | InterruptedException gone) {
            emitter.complete(); // nobody listens any more
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    private static void send(SseEmitter emitter, Job job) throws IOException {
        emitter.send(SseEmitter.event().name("progress").data(JobResponse.of(job), MediaType.APPLICATION_JSON));
    }
}
