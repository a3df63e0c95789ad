package dev.berth.sync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class SyncService {
    public static void main(String[] args) {
        SpringApplication.run(SyncService.class, args);
    }
}
