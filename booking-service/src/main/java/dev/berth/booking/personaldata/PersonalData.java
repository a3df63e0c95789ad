package dev.berth.booking.personaldata;

import dev.berth.booking.account.Person;
import dev.berth.booking.account.Profile;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.apitoken.ApiToken;
import dev.berth.booking.apitoken.ApiTokens;
import dev.berth.booking.audit.AuditEntries;
import dev.berth.booking.note.BookingNote;
import dev.berth.booking.note.BookingNotes;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.FindBookings;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.SecurityLog;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Collects what the features hold about a person. Hashes of passwords and tokens are left out: they would only help a thief. */
@Service
public class PersonalData {
    /** Of each of the two lists of the audit; nobody but a busy admin has as many. */
    private static final int MOST_AUDIT_ENTRIES = 10_000;

    private final Profile profile;
    private final Sessions sessions;
    private final ApiTokens apiTokens;
    private final FindBookings bookings;
    private final BookingNotes notes;
    private final AuditEntries audit;

    PersonalData(
            Profile profile,
            Sessions sessions,
            ApiTokens apiTokens,
            FindBookings bookings,
            BookingNotes notes,
            AuditEntries audit) {
        this.profile = profile;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.bookings = bookings;
        this.notes = notes;
        this.audit = audit;
    }

    /**
     * @param notes that the person wrote
     * @param done what the person did
     * @param aboutAccount what was done to the person's account, and by whom
     */
    public record Held(
            Person account,
            List<Sessions.Listed> sessions,
            List<ApiToken> apiTokens,
            List<Booking> bookings,
            List<BookingNote> notes,
            List<AuditEntries.Entry> done,
            List<AuditEntries.Entry> aboutAccount) {}

    /** All from one moment. Empty when there is no such person any more. */
    @Transactional(readOnly = true)
    public Optional<Held> of(Caller caller) {
        return profile.of(caller.id()).map(account -> {
            SecurityLog.event("data-exported").with("personId", caller.id()).write();
            return new Held(
                    account,
                    sessions.of(caller.id()),
                    apiTokens.of(caller.id()),
                    bookings.allOf(caller.id()),
                    notes.by(caller.id()),
                    entries(new AuditEntries.Filter(null, null, caller.id(), null, null)),
                    entries(new AuditEntries.Filter("person", caller.id(), null, null, null)));
        });
    }

    private List<AuditEntries.Entry> entries(AuditEntries.Filter filter) {
        return audit.newest(filter, Long.MAX_VALUE, MOST_AUDIT_ENTRIES);
    }
}
