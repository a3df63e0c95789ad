package dev.berth.feed.subscription.web;

import dev.berth.feed.subscription.AddOutcome.Added;
import dev.berth.feed.subscription.AddOutcome.AdminsOnly;
import dev.berth.feed.subscription.AddOutcome.HadIt;
import dev.berth.feed.subscription.AddOutcome.NoSuchSubject;
import dev.berth.feed.subscription.AddOutcome.TooMany;
import dev.berth.feed.subscription.MyFeeds;
import dev.berth.feed.subscription.Person;
import dev.berth.platform.problem.FieldProblem;
import dev.berth.platform.problem.Problem;
import dev.berth.platform.security.Caller;
import dev.berth.platform.security.SecurityLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = MyFeedsController.PATH)
@Tag(name = "My calendar feeds")
class MyFeedsController {
    static final String PATH = "/api/v1/me/feeds";

    private final MyFeeds feeds;
    private final FeedAddresses addresses;

    MyFeedsController(MyFeeds feeds, FeedAddresses addresses) {
        this.feeds = feeds;
        this.addresses = addresses;
    }

    @GetMapping(produces = "application/json")
    @Operation(
            summary = "My feeds",
            description = "My own comes first, and once more on top; it is made at the first asking. "
                    + "Whoever knows an address can read that calendar.")
    FeedsResponse list(Caller caller) {
        return response(person(caller));
    }

    @PostMapping(produces = "application/json")
    @Operation(
            summary = "Add a feed",
            description =
                    "Of a room, a course type, or (for admins) a node. Students see when a room is taken, not for what.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = FeedResponse.class)))
    @ApiResponse(
            responseCode = "200",
            description = "You have it already",
            content = @Content(schema = @Schema(implementation = FeedResponse.class)))
    ResponseEntity<?> add(Caller caller, @Valid @RequestBody AddFeedRequest request) {
        Map<String, String> wrong = request.problems();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong.entrySet().stream()
                    .map(it -> new FieldProblem(it.getKey(), it.getValue()))
                    .toList());
        }
        Person person = person(caller);
        return switch (feeds.add(person, request.calendar())) {
            case Added it -> {
                log("feed-made", person, it.feed().id());
                yield ResponseEntity.created(URI.create(PATH + "/" + it.feed().id()))
                        .body(addresses.of(it.feed()));
            }
            case HadIt it -> ResponseEntity.ok(addresses.of(it.feed()));
            case NoSuchSubject it -> throw Problem.invalid(it.field(), it.message());
            case AdminsOnly it -> throw Problem.forbidden("Only admins may follow a node's bookings.");
            case TooMany it ->
                throw Problem.ruleBroken(
                        "too-many-feeds",
                        "kind",
                        "You have " + it.most() + " feeds, which is the most. Remove one first.");
        };
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Revoke a feed",
            description = "Its address is not found from now on. My own feed comes back with another address.")
    @ApiResponse(responseCode = "204")
    ResponseEntity<?> revoke(Caller caller, @PathVariable UUID id) {
        Person person = person(caller);
        if (!feeds.revoke(person, id)) {
            throw notFound();
        }
        log("feed-revoked", person, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/rotate", produces = "application/json")
    @Operation(
            summary = "Give a feed a new address",
            description = "My own feed, or the one with this id. The old address is not found from now on.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FeedsResponse.class)))
    ResponseEntity<?> rotate(Caller caller, @RequestBody(required = false) @Nullable RotateRequest request) {
        Person person = person(caller);
        UUID id = request == null || request.id() == null
                ? feeds.of(person).getFirst().id()
                : request.id();
        if (!feeds.rotate(person, id)) {
            throw notFound();
        }
        log("feed-renewed", person, id);
        return ResponseEntity.ok(response(person));
    }

    private FeedsResponse response(Person person) {
        List<FeedResponse> items = feeds.of(person).stream().map(addresses::of).toList();
        return FeedsResponse.of(items);
    }

    private static Problem notFound() {
        return Problem.notFound("There is no such feed of yours.");
    }

    private static void log(String event, Person person, UUID feed) {
        SecurityLog.event(event).with("person", person.id()).with("feed", feed).write();
    }

    private static Person person(Caller caller) {
        return new Person(caller.id(), caller.role());
    }
}
