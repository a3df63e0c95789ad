package dev.berth.agent.operator.web;

import java.util.Optional;

/**
 * One method of one address.
 *
 * @param path with at most one <code>{name}</code>, at its end
 * @param open whether it answers without the operator's token
 */
record Route(String method, String path, boolean open, Handler handler) {
    private static final String NAME = "{name}";

    @FunctionalInterface
    interface Handler {
        Reply answer(Call call);
    }

    static Route open(String method, String path, Handler handler) {
        return new Route(method, path, true, handler);
    }

    static Route withToken(String method, String path, Handler handler) {
        return new Route(method, path, false, handler);
    }

    /** The name in the path, when this is the route's address; an empty one when the route has none. */
    Optional<String> match(String asked) {
        if (!path.endsWith(NAME)) {
            return path.equals(asked) ? Optional.of("") : Optional.empty();
        }
        String start = path.substring(0, path.length() - NAME.length());
        return asked.startsWith(start) && asked.indexOf('/', start.length()) < 0
                ? Optional.of(asked.substring(start.length()))
                : Optional.empty();
    }
}
