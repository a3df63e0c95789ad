package dev.berth.booking.topic;

import dev.berth.platform.outbox.PublishedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that this service publishes. */
@Configuration(proxyBeanMethods = false)
public class Topics {
    public static final String BOOKINGS = "berth.bookings";
    public static final String RESOURCES = "berth.resources";
    public static final String PEOPLE = "berth.people";
    public static final String WORKSPACES = "berth.workspaces";

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(BOOKINGS, RESOURCES, PEOPLE, WORKSPACES);
    }
}
