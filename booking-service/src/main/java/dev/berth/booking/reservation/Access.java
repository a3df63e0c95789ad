package dev.berth.booking.reservation;

import dev.berth.booking.security.Caller;

/** Whose bookings are whose: owners have their own, staff may look at all, admins may do everything. */
final class Access {
    private Access() {}

    static boolean maySee(Caller caller, Booking booking) {
        return caller.is(booking.userId()) || caller.isStaff();
    }

    static boolean mayManage(Caller caller, Booking booking) {
        return caller.is(booking.userId()) || caller.isAdmin();
    }
}
