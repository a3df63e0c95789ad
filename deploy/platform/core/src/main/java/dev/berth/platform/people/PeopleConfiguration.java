package dev.berth.platform.people;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows {@code berth.people}. For services that check access tokens without being the one that issues them. */
@Configuration(proxyBeanMethods = false)
public class PeopleConfiguration {
    @Bean
    People people() {
        return new People();
    }

    @Bean
    PeopleListener peopleListener(People people, @Value("${berth.topics.people:berth.people}") String topic) {
        return new PeopleListener(people, topic);
    }

    @Bean
    PeopleHealth peopleHealthIndicator(People people) {
        return new PeopleHealth(people);
    }
}
