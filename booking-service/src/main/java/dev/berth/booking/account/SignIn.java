package dev.berth.booking.account;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whether an e-mail and a password belong together. */
@Service
public class SignIn {
    private final People people;
    private final PasswordHashing hashing;
    private final LoginThrottle throttle;

    SignIn(People people, PasswordHashing hashing, LoginThrottle throttle) {
        this.people = people;
        this.hashing = hashing;
        this.throttle = throttle;
    }

    public sealed interface Outcome {
        record Welcome(Person person) implements Outcome {}

        /** The same for a wrong password and for an account that does not exist. */
        record NoMatch() implements Outcome {}

        record Throttled(Duration pause) implements Outcome {}
    }

    public Outcome attempt(EmailAddress email, String password) {
        Optional<Duration> pause = throttle.pause(email);
        if (pause.isPresent()) return new Outcome.Throttled(pause.get());
        return hashing.inTurn(() -> judge(email, password));
    }

    /** Asks again now that it is its turn: a hundred guesses sent at once must not all slip in before the first fails. */
    private Outcome judge(EmailAddress email, String password) {
        Optional<Duration> pause = throttle.pause(email);
        if (pause.isPresent()) return new Outcome.Throttled(pause.get());
        Optional<Person> person = people.findByEmail(email.value());
        if (!hashing.matches(password, person)) {
            throttle.failed(email);
            return new Outcome.NoMatch();
        }
        throttle.forgive(email);
        return new Outcome.Welcome(person.orElseThrow());
    }
}
