package dev.berth.agent.operator.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The API's description, checked in beside this class; a test compares it with the routes and the records. */
final class ApiDocument {
    private ApiDocument() {}

    static byte[] read() {
        try (InputStream document = ApiDocument.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(document).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
