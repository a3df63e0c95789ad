package dev.berth.agent.link;

import java.time.Instant;
import java.util.Optional;

/**
 * How the link stands, for the health.
 *
 * @param detail why it is down; {@code linked} while it is up
 * @param epoch of the last link
 * @param lastHeard when the control plane last sent something
 */
public record LinkStanding(boolean up, String detail, Optional<Long> epoch, Optional<Instant> lastHeard) {
    static LinkStanding notYet() {
        return new LinkStanding(false, "not linked yet", Optional.empty(), Optional.empty());
    }

    LinkStanding up(long newEpoch) {
        return new LinkStanding(true, "linked", Optional.of(newEpoch), lastHeard);
    }

    LinkStanding down(String why) {
        return new LinkStanding(false, why, epoch, lastHeard);
    }

    LinkStanding heardAt(Instant when) {
        return new LinkStanding(up, detail, epoch, Optional.of(when));
    }
}
