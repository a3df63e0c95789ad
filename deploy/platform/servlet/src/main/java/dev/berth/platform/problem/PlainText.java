package dev.berth.platform.problem;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Text that can be kept: PostgreSQL takes no NUL, and half of a surrogate pair is no character in any encoding. */
class PlainText extends StdScalarDeserializer<String> {
    PlainText() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(json, context);
        return text == null || text.codePoints().noneMatch(PlainText::isBroken)
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, "not plain text");
    }

    private static boolean isBroken(int codePoint) {
        return codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
