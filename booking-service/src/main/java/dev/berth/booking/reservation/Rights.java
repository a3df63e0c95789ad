package dev.berth.booking.reservation;

import dev.berth.booking.reservation.rule.ApprovalSettings;
import dev.berth.booking.reservation.rule.ApprovalSettings.Approval;
import dev.berth.booking.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who may do what with whose bookings. Whether it can be done at the moment is the {@link Guards}' question. */
@Component
public class Rights {
    private final ApprovalSettings approval;
    private final Clock clock;

    Rights(ApprovalSettings approval, Clock clock) {
        this.approval = approval;
        this.clock = clock;
    }

    /** What this person can do with this booking now, judged by the rights and guards that the verbs themselves ask. */
    public List<BookingVerb> of(Caller caller, Booking booking) {
        Instant now = clock.instant();
        return Arrays.stream(BookingVerb.values())
                .filter(verb -> allow(verb, caller, booking))
                .filter(verb -> Guards.against(verb, booking, now).isEmpty())
                .toList();
    }

    boolean allow(BookingVerb verb, Caller caller, Booking booking) {
        return switch (verb) {
            case CANCEL, EDIT, END, CONNECT -> Access.mayManage(caller, booking);
            case EXTEND -> caller.isAdmin() || caller.is(booking.userId()) && grantsItself(booking);
            case APPROVE, REJECT, MOVE -> caller.isAdmin();
        };
    }

    /** Where an admin has to approve, a longer booking or other times are theirs to grant as well. */
    boolean mayGrantTimes(Caller caller, Booking booking) {
        return caller.isAdmin() || grantsItself(booking);
    }

    private boolean grantsItself(Booking booking) {
        return switch (booking.kind()) {
            case COMPUTE -> approval.compute() == Approval.AUTOMATIC;
            case ROOM -> !booking.roomNeedsApproval();
            case COURSE -> true;
        };
    }
}
