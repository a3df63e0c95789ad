package dev.berth.booking.reservation.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.berth.booking.input.TimeWithOffset;
import dev.berth.booking.problem.FieldProblem;
import dev.berth.booking.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * @param ids each is changed once, in this order
 * @param reason needed to reject, and may be given to cancel
 * @param endsAt needed to extend
 */
@Schema(name = "BulkRequest")
record BulkRequest(
        @NotNull Action action,
        @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> ids,
        @Nullable @Line(max = 500) String reason,

        @Nullable @JsonDeserialize(using = TimeWithOffset.class)
        OffsetDateTime endsAt) {

    enum Action {
        APPROVE,
        REJECT,
        EXTEND,
        CANCEL;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Each action has the fields that it needs, and none that it would ignore. */
    void check() {
        List<FieldProblem> errors = new ArrayList<>();
        boolean mayHaveReason = action == Action.REJECT || action == Action.CANCEL;
        if (action == Action.REJECT && reason == null) {
            errors.add(new FieldProblem("reason", "is required to reject"));
        }
        if (!mayHaveReason && reason != null) {
            errors.add(new FieldProblem("reason", "does not go with this action"));
        }
        if (action == Action.EXTEND && endsAt == null) {
            errors.add(new FieldProblem("endsAt", "is required to extend"));
        }
        if (action != Action.EXTEND && endsAt != null) {
            errors.add(new FieldProblem("endsAt", "does not go with this action"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
