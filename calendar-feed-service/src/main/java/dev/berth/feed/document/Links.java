package dev.berth.feed.document;

import org.springframework.stereotype.Component;

/** The pages of Berth that a calendar leads back to. */
@Component
final class Links {
    private final String berth;

    Links(DocumentSettings settings) {
        this.berth = settings.publicUrl().toString().replaceFirst("/+$", "");
    }

    String booking(Object id) {
        return berth + "/bookings/" + id;
    }

    String workspace(Object id) {
        return berth + "/w/" + id;
    }
}
