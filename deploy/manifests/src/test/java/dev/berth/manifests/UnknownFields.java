package dev.berth.manifests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** fabric8 keeps fields that a kind does not have aside in each object; here they are collected. */
final class UnknownFields {
    private UnknownFields() {}

    static List<String> of(@Nullable Object object) {
        var found = new ArrayList<String>();
        collect(object, found);
        return found;
    }

    private static void collect(@Nullable Object object, List<String> found) {
        switch (object) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(it -> collect(it, found));
            case Collection<?> list -> list.forEach(it -> collect(it, found));
            default -> {
                if (object.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) {
                    collectOfModel(object, found);
                }
            }
        }
    }

    private static void collectOfModel(Object model, List<String> found) {
        for (var method : model.getClass().getMethods()) {
            if (method.getParameterCount() != 0 || !method.getName().startsWith("get")) {
                continue;
            }
            try {
                Object value = method.invoke(model);
                if (method.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> unknown) {
                    unknown.keySet().forEach(it -> found.add(it.toString()));
                } else {
                    collect(value, found);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
