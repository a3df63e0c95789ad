package dev.berth.booking.history;

import dev.berth.booking.audit.AuditTrail;
import dev.berth.booking.audit.Changes;
import dev.berth.booking.audit.Subject;
import dev.berth.booking.reservation.BookingChanged;
import dev.berth.booking.reservation.BookingSnapshot;
import dev.berth.booking.reservation.Workspace;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down every change of a booking, with old and new values, in the transaction of the change. */
@Component
class BookingHistory {
    private final AuditTrail audit;

    BookingHistory(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void remember(BookingChanged change) {
        audit.record(
                change.actor(),
                Subject.booking(change.booking().id()),
                change.action().word(),
                differences(change.before(), change.after()));
    }

    private static Changes differences(@Nullable BookingSnapshot before, BookingSnapshot after) {
        return new Differences(before, after)
                .in("status", BookingSnapshot::status)
                .in("statusReason", BookingSnapshot::statusReason)
                .in("startsAt", it -> it.window().startsAt())
                .in("endsAt", it -> it.window().endsAt())
                .in("title", it -> it.text().title())
                .in("description", it -> it.text().description())
                .in(after.resource().kind(), it -> it.resource().name())
                .in("gpuUuids", it -> it.gpuUuids().isEmpty() ? null : it.gpuUuids())
                .in("attendees", BookingSnapshot::attendees)
                .in("workspace.state", workspace(Workspace::state))
                .in("workspace.reason", workspace(Workspace::reason))
                .in("workspace.generation", workspace(Workspace::generation))
                .changes();
    }

    private static Function<BookingSnapshot, @Nullable Object> workspace(Function<Workspace, @Nullable Object> field) {
        return it -> it.workspace() == null ? null : field.apply(it.workspace());
    }

    private record Differences(@Nullable BookingSnapshot before, BookingSnapshot after, Changes changes) {
        Differences(@Nullable BookingSnapshot before, BookingSnapshot after) {
            this(before, after, Changes.none());
        }

        Differences in(String field, Function<BookingSnapshot, @Nullable Object> value) {
            changes.and(field, before == null ? null : value.apply(before), value.apply(after));
            return this;
        }
    }
}
