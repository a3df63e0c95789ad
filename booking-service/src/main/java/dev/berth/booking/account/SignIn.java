package dev.berth.booking.account;

import dev.berth.booking.security.SecurityLog;
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

        /** The password is right, but an admin has disabled the account. */
        record Disabled() implements Outcome {}

        record Throttled(Duration pause) implements Outcome {}
    }

    public Outcome attempt(EmailAddress email, String password, ClientAddress address) {
        Optional<Duration> pause = throttle.pause(email, address);
        if (pause.isPresent()) return throttled(pause.get(), address);
        return hashing.inTurn(address, () -> judge(email, password, address));
    }

    /** Asks again now that it is its turn: a hundred guesses sent at once must not all slip in before the first fails. */
    private Outcome judge(EmailAddress email, String password, ClientAddress address) {
        Optional<Duration> pause = throttle.pause(email, address);
        if (pause.isPresent()) return throttled(pause.get(), address);
        Optional<Person> person = people.findByEmail(email.value());
        if (!hashing.matches(password, person)) {
            throttle.failed(email, address);
            SecurityLog.event("sign-in-failed")
                    .with("personId", person.map(Person::id).orElse(null))
                    .with("address", address.text())
                    .write();
            return new Outcome.NoMatch();
        }
        throttle.succeeded(email, address);
        if (person.orElseThrow().isDisabled()) {
            SecurityLog.event("sign-in-disabled")
                    .with("personId", person.get().id())
                    .with("address", address.text())
                    .write();
            return new Outcome.Disabled();
        }
        return new Outcome.Welcome(person.get());
    }

    private static Outcome throttled(Duration pause, ClientAddress address) {
        SecurityLog.event("sign-in-throttled")
                .with("address", address.text())
                .with("seconds", pause.toSeconds())
                .write();
        return new Outcome.Throttled(pause);
    }
}
