package dev.berth.booking.environment.web;

import dev.berth.booking.environment.Catalogue;
import dev.berth.booking.environment.Catalogue.Outcome;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/environments")
@Tag(name = "Environments")
class EnvironmentController {
    private final Catalogue catalogue;

    EnvironmentController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Schema(name = "EnvironmentList")
    record EnvironmentList(
            List<EnvironmentResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "Environments to choose from", description = "Admins also see those that are switched off.")
    EnvironmentList list(Caller caller) {
        return new EnvironmentList(
                catalogue.visibleTo(caller).stream()
                        .map(EnvironmentResponse::of)
                        .toList(),
                null);
    }

    @PostMapping
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an environment")
    ResponseEntity<EnvironmentResponse> add(Caller admin, @Valid @RequestBody EnvironmentRequest request) {
        EnvironmentResponse added = answer(catalogue.add(request.toPreset(), admin));
        return ResponseEntity.created(URI.create("/api/v1/environments/" + added.id()))
                .body(added);
    }

    @PatchMapping("/{id}")
    @MayCall(Who.ADMINS)
    @Operation(summary = "Change an environment", description = "Bookings keep what they were made with.")
    EnvironmentResponse change(Caller admin, @PathVariable UUID id, @Valid @RequestBody EnvironmentChange request) {
        return answer(catalogue.change(id, request::applyTo, request.enabled(), admin));
    }

    @DeleteMapping("/{id}")
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an environment", description = "One that was ever booked is only switched off.")
    void remove(Caller admin, @PathVariable UUID id) {
        if (!catalogue.remove(id, admin)) throw unknown();
    }

    private static EnvironmentResponse answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Saved it -> EnvironmentResponse.of(it.environment());
            case Outcome.NameTaken it -> throw Problem.invalid("name", "is the name of another environment");
            case Outcome.NoSuchEnvironment it -> throw unknown();
        };
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such environment.");
    }
}
