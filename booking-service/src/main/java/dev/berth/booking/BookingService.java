package dev.berth.booking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class BookingService {
    public static void main(String[] args) {
        SpringApplication.run(BookingService.class, args);
    }
}
