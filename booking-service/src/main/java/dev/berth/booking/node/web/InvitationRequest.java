package dev.berth.booking.node.web;

import dev.berth.booking.input.OneLine;
import dev.berth.booking.node.Enrolment.Terms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is given here wins over what the machine says of itself. */
record InvitationRequest(
        @Nullable @OneLine(max = 100) String name,
        @Nullable @OneLine(max = 100) String site,
        @Nullable @Size(max = 50) List<@NotNull @NodeTag String> tags) {

    Terms toTerms() {
        return new Terms(name == null ? null : name.strip(), site == null ? null : site.strip(), tags);
    }
}
