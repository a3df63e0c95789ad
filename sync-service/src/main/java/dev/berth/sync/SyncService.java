package dev.berth.sync;

import dev.berth.sync.secret.KeyRotation;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class SyncService {
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("rotate-key")) {
            rotateKey();
        } else {
            SpringApplication.run(SyncService.class, args);
        }
    }

    /** {@code java -jar … rotate-key}, with the service's own settings; it may run meanwhile. Says what came of it, and little else. */
    private static void rotateKey() {
        try (var context = new SpringApplicationBuilder(SyncService.class)
                .run(
                        "--server.port=-1",
                        "--logging.level.root=warn",
                        "--spring.main.banner-mode=off",
                        "--spring.kafka.listener.auto-startup=false",
                        "--berth.outbox.relay=false",
                        "--berth.sync.jobs.run=false")) {
            var done = context.getBean(KeyRotation.class).rotate();
            System.out.printf(
                    "The new key is %s; %d passwords wrapped anew, %d could not be (their key is lost: connect again)%n",
                    Integer.toUnsignedString(done.key()), done.rewrapped(), done.lost());
        }
    }
}
