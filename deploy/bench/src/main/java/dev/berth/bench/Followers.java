package dev.berth.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The services that write what they read from Kafka to PostgreSQL. What they are still busy with would be measured beside
 * everything else: they are waited for, and put behind a million events that are there for the benchmark's sake only, of
 * which they would have for half an hour.
 */
final class Followers {
    private static final String GROUP = "calendar-feed";
    private static final List<String> GROUPS = List.of(GROUP, "sync");
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

    void awaitCaughtUp() throws Exception {
        try (var kafka = Admin.create(Map.<String, Object>of("bootstrap.servers", house.kafka()))) {
            for (String group : GROUPS) {
                while (lag(kafka, group) > 0) {
                    Thread.sleep(200);
                }
            }
        }
    }

    private static long lag(Admin kafka, String group) throws Exception {
        var read = new HashMap<TopicPartition, Long>();
        kafka.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, at) -> read.put(partition, at == null ? 0 : at.offset()));
        var latest = read.keySet().stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
        return kafka.listOffsets(latest).all().get().entrySet().stream()
                .mapToLong(it -> it.getValue().offset() - read.getOrDefault(it.getKey(), 0L))
                .sum();
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
