package dev.berth.booking.account;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what has expired. Several replicas may do it at once: a deleted row is deleted. */
@Component
class Sweeping {
    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final RegistrationQuota registrations;
    private final ResetLinks resetLinks;

    Sweeping(Sessions sessions, LoginThrottle throttle, RegistrationQuota registrations, ResetLinks resetLinks) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.registrations = registrations;
        this.resetLinks = resetLinks;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        log.debug(
                "Removed {} sessions, {} failed sign-ins, {} registrations and {} password resets",
                sessions.sweep(),
                throttle.sweep(),
                registrations.sweep(),
                resetLinks.sweep());
    }
}
