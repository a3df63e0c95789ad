package dev.berth.booking.security;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the database says now of the people behind access tokens, which were issued minutes ago. */
public interface CurrentPeople {

    /** @param tokensValidAfter tokens issued before this are refused */
    record Standing(Role role, Instant tokensValidAfter) {}

    /** Of somebody whose tokens were ended so recently that one issued before may not have expired; at most seconds old. */
    Optional<Standing> recentlyChanged(UUID personId);

    /** Whether this sign-in was ended so recently that its access tokens may not have expired; at most seconds old. */
    boolean hasEnded(UUID sessionId);

    /** Asks the database. Empty when there is no such person. */
    Optional<Standing> read(UUID personId);
}
