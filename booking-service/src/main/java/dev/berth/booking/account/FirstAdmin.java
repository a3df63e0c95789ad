package dev.berth.booking.account;

import dev.berth.booking.account.Registration.Applicant;
import dev.berth.booking.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the first admin. An account that somebody registered under that e-mail is not made one: it may be anybody's. */
@Component
class FirstAdmin implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final People people;
    private final Registration registration;
    private final AccountSettings settings;

    FirstAdmin(People people, Registration registration, AccountSettings settings) {
        this.people = people;
        this.registration = registration;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (people.existsByRole(Role.ADMIN)) return;
        String email = settings.adminEmail();
        String password = settings.adminPassword();
        if (email == null || email.isBlank() || password == null || password.isBlank()) {
            log.warn("There is no admin yet. Set BERTH_ADMIN_EMAIL and BERTH_ADMIN_PASSWORD and start again.");
            return;
        }
        make(new Applicant(new EmailAddress(email), password, "Admin", null));
    }

    private void make(Applicant applicant) {
        if (registration.makeAdmin(applicant).isPresent()) {
            log.info("Made the first admin, {}", applicant.email().value());
        } else {
            log.warn(
                    "{} has an account that is no admin; set another BERTH_ADMIN_EMAIL",
                    applicant.email().value());
        }
    }
}
