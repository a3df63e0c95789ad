package dev.berth.booking.reservation;

import dev.berth.booking.environment.Egress;
import dev.berth.booking.grid.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.util.ReflectionTestUtils;

/** The booking of the golden events, as far as a test wants it to have come. */
public final class Examples {
    public static final UUID NODE = UUID.fromString("0199f3a0-0000-7000-8000-0000000000c1");
    public static final UUID OTHER_NODE = UUID.fromString("0199f3a0-0000-7000-8000-0000000000c2");
    public static final Instant CREATED = at("08:00:00");
    public static final Instant START = at("09:00:00");
    public static final Instant END = at("11:00:00");
    private static final UUID BOOKING = UUID.fromString("0199f3a0-0000-7000-8000-0000000000b1");
    private static final UUID PERSON = UUID.fromString("0199f3a0-0000-7000-8000-0000000000a1");
    private static final UUID ENVIRONMENT = UUID.fromString("0199f3a0-0000-7000-8000-0000000000e1");

    private Examples() {}

    public static Instant at(String time) {
        return Instant.parse("2026-12-01T" + time + "Z");
    }

    public static Booking pending() {
        Window window = new Window(START, END);
        return new Booking(
                BOOKING,
                new Booking.Owner(PERSON, "Stu Dent"),
                window,
                new Booking.Text("Train the model", "Second run, with the cleaned data"),
                new Compute(
                        4,
                        16,
                        1,
                        List.of("cuda"),
                        new BookedEnvironment(
                                ENVIRONMENT,
                                "JupyterLab",
                                "quay.io/jupyter/base-notebook:latest",
                                List.of(8888),
                                List.of(),
                                Map.of("NB_USER", "stu"),
                                Egress.INTERNET,
                                List.of("chown"),
                                false)),
                new Booking.Placed(new Placement(NODE, List.of("GPU-8a56a4bc-0000-0000-0000-000000000001")), "gpu-1"),
                Booking.decideBy(window, CREATED),
                CREATED);
    }

    public static Booking approved() {
        Booking booking = pending();
        booking.approve(at("08:30:00"));
        return booking;
    }

    public static Booking active() {
        Booking booking = approved();
        booking.observe(NODE, report(1, WorkspaceState.RUNNING), at("09:00:02"));
        return booking;
    }

    public static WorkspaceReport report(int generation, WorkspaceState state) {
        boolean running = state == WorkspaceState.RUNNING;
        return new WorkspaceReport(generation, state, null, running ? "10.0.0.17" : null, running ? 32768 : null);
    }

    static Booking.Placed otherNode() {
        return new Booking.Placed(
                new Placement(OTHER_NODE, List.of("GPU-8a56a4bc-0000-0000-0000-000000000002")), "gpu-2");
    }

    static Booking withVersion(Booking booking, long version) {
        ReflectionTestUtils.setField(booking, "version", version);
        return booking;
    }
}
