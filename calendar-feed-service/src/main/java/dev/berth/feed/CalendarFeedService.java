package dev.berth.feed;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class CalendarFeedService {
    public static void main(String[] args) {
        SpringApplication.run(CalendarFeedService.class, args);
    }
}
