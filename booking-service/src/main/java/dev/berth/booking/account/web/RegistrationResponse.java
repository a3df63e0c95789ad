package dev.berth.booking.account.web;

import dev.berth.booking.account.Registration;
import dev.berth.booking.account.RegistrationMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Who may register.
 *
 * @param domains of e-mail addresses that may register where the mode is {@code domains}; empty otherwise
 */
@Schema(
        name = "RegistrationRules",
        requiredProperties = {"mode", "domains"})
record RegistrationResponse(RegistrationMode mode, List<String> domains) {

    static RegistrationResponse of(Registration.Rules rules) {
        return new RegistrationResponse(
                rules.mode(), rules.domains().stream().sorted().toList());
    }
}
