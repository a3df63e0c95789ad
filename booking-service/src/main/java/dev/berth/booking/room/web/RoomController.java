package dev.berth.booking.room.web;

import dev.berth.booking.input.IfMatch;
import dev.berth.booking.problem.Problem;
import dev.berth.booking.problem.ProblemType;
import dev.berth.booking.room.Room;
import dev.berth.booking.room.RoomAdministration;
import dev.berth.booking.room.RoomAdministration.Filter;
import dev.berth.booking.room.RoomAdministration.Outcome;
import dev.berth.booking.security.Caller;
import dev.berth.booking.security.MayCall;
import dev.berth.booking.security.MayCall.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rooms")
@Tag(name = "Rooms")
class RoomController {
    private final RoomAdministration rooms;

    RoomController(RoomAdministration rooms) {
        this.rooms = rooms;
    }

    @Schema(name = "RoomList")
    record RoomList(List<RoomResponse> items, @Nullable String nextCursor) {}

    @GetMapping
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "Rooms", description = "By branch and name; capacity is how many it must hold at least.")
    RoomList list(
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Min(1) @Max(10000) @Nullable Integer capacity,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Nullable UUID cursor) {
        List<Room> found = rooms.list(new Filter(branch, capacity), cursor, limit + 1);
        List<Room> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        return new RoomList(page.stream().map(RoomResponse::of).toList(), next);
    }

    @GetMapping("/{id}")
    @MayCall(Who.SIGNED_IN)
    @Operation(summary = "A room")
    ResponseEntity<RoomResponse> get(@PathVariable UUID id) {
        return rooms.find(id).map(it -> answer(ResponseEntity.ok(), it)).orElseThrow(RoomController::unknown);
    }

    @PostMapping
    @MayCall(Who.ADMINS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a room")
    ResponseEntity<RoomResponse> add(Caller admin, @Valid @RequestBody RoomRequest request) {
        Room added = rooms.add(request.toCard(), admin);
        return answer(ResponseEntity.created(URI.create("/api/v1/rooms/" + added.id())), added);
    }

    @PatchMapping("/{id}")
    @MayCall(Who.ADMINS)
    @Operation(
            summary = "Change a room",
            description = "Closing one keeps what is booked; nothing new comes in. So do new opening hours.")
    ResponseEntity<RoomResponse> change(
            Caller admin,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RoomChange request) {
        return switch (rooms.change(id, request::applyTo, request.status(), IfMatch.version(ifMatch), admin)) {
            case Outcome.Saved it -> answer(ResponseEntity.ok(), it.room());
            case Outcome.NoSuchRoom it -> throw unknown();
            case Outcome.Stale it ->
                throw Problem.of(ProblemType.STALE_VERSION, "The room was changed since you loaded it.");
        };
    }

    private static ResponseEntity<RoomResponse> answer(ResponseEntity.BodyBuilder answer, Room room) {
        return answer.eTag("\"" + room.version() + "\"").body(RoomResponse.of(room));
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such room.");
    }
}
