package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.berth.agent.reconcile.StepOutcome;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks for images and pulls those that are missing, a few at a time. */
final class DockerImages {
    private static final StepOutcome DONE = new StepOutcome.Done();
    private static final int LONGEST_PULL_MINUTES = 60;
    private static final int PULLS_AT_ONCE = 2;

    private final DockerClients clients;
    private final Semaphore pulls = new Semaphore(PULLS_AT_ONCE, true);

    DockerImages(DockerClients clients) {
        this.clients = clients;
    }

    Set<String> present(Set<String> images) {
        return images.stream().filter(this::isPresent).collect(Collectors.toUnmodifiableSet());
    }

    StepOutcome pull(String image) {
        if (!ImageName.isAllowed(image)) {
            return new StepOutcome.GiveUp("\"" + image + "\" is not the name of an image");
        }
        try {
            pulls.acquire();
            try {
                return pullInTurn(image);
            } finally {
                pulls.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new StepOutcome.RuntimeAway("The agent is stopping");
        }
    }

    private boolean isPresent(String image) {
        if (!ImageName.isAllowed(image)) {
            return false;
        }
        try {
            clients.calls().inspectImageCmd(new ImageName(image).withTag()).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    private StepOutcome pullInTurn(String image) throws InterruptedException {
        if (isPresent(image)) {
            return DONE;
        }
        try (var progress = new PullImageResultCallback()) {
            boolean ended = clients.streams()
                    .pullImageCmd(new ImageName(image).withTag())
                    .exec(progress)
                    .awaitCompletion(LONGEST_PULL_MINUTES, TimeUnit.MINUTES);
            return ended ? DONE : new StepOutcome.TryAgain("The pull took longer than an hour");
        } catch (IOException notClosed) {
            return new StepOutcome.TryAgain("The pull broke off");
        }
    }
}
