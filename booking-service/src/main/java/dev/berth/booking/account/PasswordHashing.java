package dev.berth.booking.account;

import dev.berth.booking.problem.TooBusy;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. Only a few run at once, so that a rush of sign-ins waits
 * in line and does not eat the heap.
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
    private final Semaphore turns;
    private final long patienceMillis;
    private final String nobodysHash;

    PasswordHashing(AccountSettings settings) {
        this.turns = new Semaphore(settings.concurrentHashes(), true);
        this.patienceMillis = settings.hashPatience().toMillis();
        this.nobodysHash = encode("nobody");
    }

    /** Everything in here happens while this thread has one of the few turns. */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS))
                throw new TooBusy("Too many sign-ins at once");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("Too many sign-ins at once");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    String hash(String password) {
        return inTurn(() -> encode(password));
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
