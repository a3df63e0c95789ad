package dev.berth.agentservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class AgentService {
    public static void main(String[] args) {
        SpringApplication.run(AgentService.class, args);
    }
}
