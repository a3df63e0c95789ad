package dev.berth.availability;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class AvailabilityService {
    public static void main(String[] args) {
        SpringApplication.run(AvailabilityService.class, args);
    }
}
