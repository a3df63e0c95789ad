package dev.berth.booking.input;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads times to the letter: a bare number could be seconds or milliseconds, and a time without offset anybody's. */
public class TimeWithOffset extends StdDeserializer<OffsetDateTime> {
    public TimeWithOffset() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return (OffsetDateTime) context.handleUnexpectedToken(context.constructType(OffsetDateTime.class), json);
        }
        try {
            return OffsetDateTime.parse(json.getString());
        } catch (DateTimeException e) {
            throw context.weirdStringException(json.getString(), OffsetDateTime.class, "not a time with its offset");
        }
    }
}
