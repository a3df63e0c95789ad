package dev.berth.booking.account;

import dev.berth.booking.problem.TooBusy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. Only a few run at once, so that many sign-ins wait in a queue
 * and do not fill the heap. Networks take turns in the queue, so a flood from one network does not hold up the others.
 */
@Component
class PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final FairTurns turns;
    private final Duration patience;
    private final String nobodysHash;

    PasswordHashing(AccountSettings settings) {
        this.turns = new FairTurns(settings.concurrentHashes(), settings.waitingPerNetwork());
        this.patience = settings.hashPatience();
        this.nobodysHash = encode("nobody");
    }

    /** Everything in here happens while this thread has one of the few turns. */
    <T> T inTurn(ClientAddress address, Supplier<T> work) {
        await(address);
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void await(ClientAddress address) {
        try {
            switch (turns.acquire(address.network(), patience)) {
                case GRANTED -> {}
                case TIMED_OUT -> throw new TooBusy("Too many sign-ins at once");
                case GROUP_FULL -> throw new TooBusy("Too many sign-ins from one network at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("Too many sign-ins at once");
        }
    }

    String hash(String password, ClientAddress address) {
        return inTurn(address, () -> encode(password));
    }

    /** Takes as long for a person who does not exist, so that the time tells nothing. The caller has its turn. */
    boolean matches(String password, Optional<Person> person) {
        boolean same = argon2.matches(password, person.map(Person::passwordHash).orElse(nobodysHash));
        return same && person.isPresent();
    }

    private String encode(String password) {
        String hash = argon2.encode(password);
        if (hash == null) throw new IllegalStateException("Argon2 gave no hash");
        return hash;
    }
}
