package dev.berth.booking.reservation.web;

import dev.berth.booking.input.RequestMark;
import dev.berth.booking.reservation.RequestKey;
import dev.berth.booking.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Knows a request again by its Idempotency-Key, and tells again what it was told the first time. */
@Component
class RepeatedRequests {
    private final JsonMapper json;
    private final Answers answers;

    RepeatedRequests(JsonMapper json, Answers answers) {
        this.json = json;
        this.answers = answers;
    }

    RequestKey keyOf(@Nullable String header, BookingRequest wish, Caller caller) {
        RequestMark mark = RequestMark.of(header, () -> json.writeValueAsBytes(wish));
        return mark == null
                ? RequestKey.NONE
                : new RequestKey(
                        mark.key(),
                        mark.fingerprint(),
                        booking -> json.writeValueAsString(answers.of(booking, caller)));
    }

    BookingResponse read(String answer) {
        return json.readValue(answer, BookingResponse.class);
    }
}
