package dev.berth.booking.reservation;

import static dev.berth.booking.reservation.BookingVerb.APPROVE;
import static dev.berth.booking.reservation.BookingVerb.CANCEL;
import static dev.berth.booking.reservation.BookingVerb.CONNECT;
import static dev.berth.booking.reservation.BookingVerb.EDIT;
import static dev.berth.booking.reservation.BookingVerb.END;
import static dev.berth.booking.reservation.BookingVerb.EXTEND;
import static dev.berth.booking.reservation.BookingVerb.MOVE;
import static dev.berth.booking.reservation.BookingVerb.REJECT;
import static dev.berth.booking.reservation.Examples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.booking.reservation.rule.ApprovalSettings;
import dev.berth.booking.reservation.rule.ApprovalSettings.Approval;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a booking says that one may do with it is what its verbs allow. */
class RightsTest {
    private static final Caller OWNER = new Caller(Examples.pending().userId(), Role.STUDENT, "Stu Dent");
    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Role.ADMIN, "Ada Admin");
    private static final Caller STAFF = new Caller(UUID.randomUUID(), Role.STAFF, "Desk Clerk");

    private static List<BookingVerb> may(Caller caller, Booking booking, String time, Approval approval) {
        Clock clock = Clock.fixed(at(time), ZoneOffset.UTC);
        return new Rights(new ApprovalSettings(approval), clock).of(caller, booking);
    }

    private static List<BookingVerb> may(Caller caller, Booking booking, String time) {
        return may(caller, booking, time, Approval.REQUIRED);
    }

    @Test
    void the_owner_of_a_pending_booking_may_change_its_words_and_cancel_it() {
        assertThat(may(OWNER, Examples.pending(), "08:10:00")).containsExactly(CANCEL, EDIT);
    }

    @Test
    void an_admin_decides_as_long_as_it_is_time() {
        assertThat(may(ADMIN, Examples.pending(), "08:10:00")).containsExactly(CANCEL, EDIT, APPROVE, REJECT, MOVE);
        assertThat(may(ADMIN, Examples.pending(), "09:00:00")).doesNotContain(APPROVE);
    }

    @Test
    void an_approved_booking_is_longer_by_an_admins_grace_or_where_nobody_has_to_approve() {
        assertThat(may(OWNER, Examples.approved(), "08:40:00")).containsExactly(CANCEL, EDIT);
        assertThat(may(OWNER, Examples.approved(), "08:40:00", Approval.AUTOMATIC))
                .containsExactly(CANCEL, EDIT, EXTEND);
        assertThat(may(ADMIN, Examples.approved(), "08:40:00")).containsExactly(CANCEL, EDIT, EXTEND, MOVE);
    }

    @Test
    void a_running_one_is_entered_and_ended() {
        assertThat(may(OWNER, Examples.active(), "09:30:00")).containsExactly(EDIT, END, CONNECT);
        assertThat(may(ADMIN, Examples.active(), "09:30:00")).containsExactly(EDIT, EXTEND, END, CONNECT);
    }

    @Test
    void past_its_end_it_is_neither_ended_nor_extended() {
        assertThat(may(ADMIN, Examples.active(), "11:00:00")).doesNotContain(END, EXTEND);
    }

    @Test
    void staff_and_strangers_may_only_look() {
        assertThat(may(STAFF, Examples.approved(), "08:40:00")).isEmpty();
    }

    @Test
    void nobody_may_do_anything_with_what_is_over() {
        Booking cancelled = Examples.pending();
        cancelled.cancel(at("08:10:00"));
        assertThat(may(ADMIN, cancelled, "08:20:00")).isEmpty();
    }

    @Test
    void what_is_not_offered_is_refused() {
        Instant now = at("09:30:00");
        Booking active = Examples.active();
        assertThat(active.cancel(now)).isInstanceOf(Move.Refused.class);
        assertThat(active.approve(now)).isInstanceOf(Move.Refused.class);
        assertThat(active.reject("No", now)).isInstanceOf(Move.Refused.class);
        assertThat(active.moveTo(Examples.OTHER_NODE, Examples::otherNode, now)).isInstanceOf(Move.Refused.class);
    }
}
