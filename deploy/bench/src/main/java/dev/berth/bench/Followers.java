package dev.berth.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts a consumer group behind what is put into a topic for the benchmark's sake. The calendar feeds write each event to
 * PostgreSQL: of a million they would have for half an hour, and everything else would be measured beside that.
 */
final class Followers {
    private static final String GROUP = "calendar-feed";
    private static final String TOPIC = "berth.bookings";

    private final House house;

    Followers(House house) {
        this.house = house;
    }

    interface Work {
        void run() throws Exception;
    }

    void passOver(Work work) throws Exception {
        signal("STOP");
        try {
            work.run();
            skipToTheEnd();
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws Exception {
        var unused = Program.run(
                List.of("kill", "-" + name, Long.toString(house.process("feed").pid())), Map.of());
    }

    private void skipToTheEnd() throws Exception {
        try (var kafka = Admin.create(Map.<String, Object>of("bootstrap.servers", house.kafka()))) {
            var partitions = new HashMap<TopicPartition, OffsetSpec>();
            var topic =
                    kafka.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
            if (topic == null) {
                throw new IllegalStateException(TOPIC + " is missing");
            }
            topic.partitions()
                    .forEach(it -> partitions.put(new TopicPartition(TOPIC, it.partition()), OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
            kafka.listOffsets(partitions)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
            for (int attempt = 0; ; attempt++) {
                try {
                    kafka.alterConsumerGroupOffsets(GROUP, ends).all().get();
                    return;
                } catch (ExecutionException stillAMember) { // until Kafka has missed its heartbeats for long enough
                    if (attempt == 120) {
                        throw stillAMember;
                    }
                    Thread.sleep(1_000);
                }
            }
        }
    }
}
