package dev.berth.booking.workspace;

import dev.berth.booking.reservation.Examples;
import dev.berth.booking.testing.Golden;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspaceDesiredTest {

    @Test
    void the_desired_workspace_is_written_as_agents_expect_it() {
        var booking = Examples.approved();
        Golden.assertWritten(
                WorkspaceDesired.TYPE,
                WorkspaceDesired.of(
                        UUID.fromString("0199f3a1-0000-7000-8000-000000000021"),
                        booking,
                        Objects.requireNonNull(booking.workspace()),
                        Examples.at("08:30:00")));
    }
}
