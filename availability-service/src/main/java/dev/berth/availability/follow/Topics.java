package dev.berth.availability.follow;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The names of the topics that are followed. */
@Validated
@ConfigurationProperties("berth.topics")
record Topics(
        @NotBlank @DefaultValue("berth.bookings") String bookings,
        @NotBlank @DefaultValue("berth.resources") String resources,
        @NotBlank @DefaultValue("berth.external-bookings") String externalBookings) {

    List<String> all() {
        return List.of(resources, bookings, externalBookings);
    }
}
