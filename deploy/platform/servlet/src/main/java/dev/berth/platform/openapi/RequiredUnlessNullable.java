package dev.berth.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A record's component is there unless it is {@code @Nullable}: the document says what the code already says. */
class RequiredUnlessNullable implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            require(java.getRawClass().getRecordComponents(), definition(schema, context));
        }
        return schema;
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        if (schema.get$ref() == null) return schema;
        String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        return context.getDefinedModels().getOrDefault(name, schema);
    }

    private static void require(RecordComponent[] components, Schema<?> schema) {
        if (schema.getProperties() == null) return;
        for (RecordComponent component : components) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean known = schema.getProperties().containsKey(component.getName());
            boolean said = schema.getRequired() != null && schema.getRequired().contains(component.getName());
            if (known && !optional && !said) schema.addRequiredItem(component.getName());
        }
    }
}
