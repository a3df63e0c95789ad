package dev.berth.booking.api;

import dev.berth.booking.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of every refusal, for the document only: the advice writes Spring's own. */
@Schema(
        name = "Problem",
        requiredProperties = {"type", "title", "status"})
record ProblemDocument(
        @Schema(
                description = "What kind of problem; also the address of its explanation",
                example = "/problems/invalid-input")
        String type,

        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,

        @Schema(description = "Of invalid-input and rule-broken: what is wrong at which field") @Nullable
        List<FieldProblem> errors,

        @Schema(description = "Of rule-broken: the rule's name") @Nullable
        String rule,

        @Schema(description = "Of internal: what to tell an admin") @Nullable
        String reference) {}
