package dev.berth.booking.input;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.type.TypeFactory;

/**
 * Reads a field of a change that can be taken away: an {@code Optional} with the new value, an empty one for the null that
 * was sent, and null for what was left out. Jackson's own cannot tell the last two apart.
 */
public class NullTakesAway extends StdDeserializer<Optional<?>> {
    private final JavaType of;

    public NullTakesAway() {
        this(TypeFactory.unknownType());
    }

    private NullTakesAway(JavaType of) {
        super(Optional.class);
        this.of = of;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new NullTakesAway(property.getType().containedType(0));
    }

    @Override
    public Optional<?> deserialize(JsonParser json, DeserializationContext context) {
        return Optional.of(context.readValue(json, of));
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
