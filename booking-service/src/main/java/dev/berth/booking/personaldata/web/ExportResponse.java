package dev.berth.booking.personaldata.web;

import dev.berth.booking.account.Person;
import dev.berth.booking.account.Sessions;
import dev.berth.booking.apitoken.ApiToken;
import dev.berth.booking.audit.AuditEntries.Difference;
import dev.berth.booking.audit.AuditEntries.Entry;
import dev.berth.booking.note.BookingNote;
import dev.berth.booking.personaldata.PersonalData.Held;
import dev.berth.booking.reservation.Booking;
import dev.berth.booking.reservation.BookingKind;
import dev.berth.booking.reservation.BookingStatus;
import dev.berth.booking.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * @param notes that the person wrote about bookings
 * @param actions what the person did, newest first
 * @param accountHistory what happened to the account, newest first
 */
@Schema(name = "PersonalData")
record ExportResponse(
        Instant exportedAt,
        Account account,
        List<SignIn> sessions,
        List<Token> apiTokens,
        List<OwnBooking> bookings,
        List<Note> notes,
        List<Action> actions,
        List<Action> accountHistory) {

    @Schema(name = "ExportedAccount")
    record Account(UUID id, String email, String name, Role role, String timeZone, Instant createdAt) {
        static Account of(Person it) {
            return new Account(it.id(), it.email(), it.name(), it.role(), it.timeZone(), it.createdAt());
        }
    }

    @Schema(name = "ExportedSession")
    record SignIn(
            UUID id,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String address,
            String userAgent) {
        static SignIn of(Sessions.Listed it) {
            return new SignIn(it.id(), it.createdAt(), it.lastUsedAt(), it.expiresAt(), it.address(), it.userAgent());
        }
    }

    @Schema(name = "ExportedApiToken")
    record Token(
            UUID id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static Token of(ApiToken it) {
            return new Token(it.id(), it.name(), it.createdAt(), it.expiresAt(), it.lastUsedAt());
        }
    }

    @Schema(name = "ExportedBooking")
    record OwnBooking(
            UUID id,
            BookingKind kind,
            BookingStatus status,
            @Nullable String statusReason,
            Instant startsAt,
            Instant endsAt,
            String title,
            @Nullable String description,
            String resource,
            Instant createdAt,
            Instant updatedAt) {
        static OwnBooking of(Booking it) {
            return new OwnBooking(
                    it.id(),
                    it.kind(),
                    it.status(),
                    it.statusReason(),
                    it.window().startsAt(),
                    it.window().endsAt(),
                    it.title(),
                    it.description(),
                    it.resource().name(),
                    it.createdAt(),
                    it.updatedAt());
        }
    }

    @Schema(name = "ExportedNote")
    record Note(UUID id, Instant at, String text) {
        static Note of(BookingNote it) {
            return new Note(it.id(), it.at(), it.text());
        }
    }

    @Schema(name = "ExportedAction")
    record Action(Instant at, String action, String subjectKind, UUID subjectId, Map<String, Difference> changes) {
        static Action of(Entry it) {
            return new Action(
                    it.at(), it.action(), it.subject().kind(), it.subject().id(), it.changes());
        }
    }

    static ExportResponse of(Held held, Instant now) {
        return new ExportResponse(
                now,
                Account.of(held.account()),
                each(held.sessions(), SignIn::of),
                each(held.apiTokens(), Token::of),
                each(held.bookings(), OwnBooking::of),
                each(held.notes(), Note::of),
                each(held.done(), Action::of),
                each(held.aboutAccount(), Action::of));
    }

    private static <T, R> List<R> each(List<T> all, Function<T, R> as) {
        return all.stream().map(as).toList();
    }
}
