package dev.berth.example;

import dev.berth.platform.inbox.EventReader;
import dev.berth.platform.inbox.ProcessedEvents;
import dev.berth.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Greets whoever is signed in, and counts the events of one topic. */
@SpringBootApplication
@RestController
class ExampleService {
    private static final Logger log = LoggerFactory.getLogger(ExampleService.class);

    private final EventReader reader;
    private final ProcessedEvents processed;
    private final JdbcClient sql;

    ExampleService(EventReader reader, ProcessedEvents processed, JdbcClient sql) {
        this.reader = reader;
        this.processed = processed;
        this.sql = sql;
    }

    record Greeting(@NotBlank String word, UUID to) {}

    @PostMapping("/api/v1/greetings")
    Greeting greet(Caller caller, @Valid @RequestBody Greeting greeting) {
        log.info("A greeting");
        return new Greeting(greeting.word(), caller.id());
    }

    record Event(UUID id) {}

    @KafkaListener(topics = "${berth.topics.example}")
    @Transactional
    public void count(ConsumerRecord<byte[], byte[]> row) {
        if (processed.isNew(reader.event(row.value(), Event.class).id())) {
            sql.sql("UPDATE counted SET events = events + 1").update();
        }
    }

    public static void main(String[] args) {
        SpringApplication.run(ExampleService.class, args);
    }
}
