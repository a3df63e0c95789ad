package dev.berth.platform.topic;

import dev.berth.platform.loop.SupervisedLoops;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads for every {@link TopicListener} that the service has. */
@AutoConfiguration
@ConditionalOnClass({ConsumerFactory.class, MeterRegistry.class})
@ConditionalOnBean(TopicListener.class)
@EnableConfigurationProperties(TopicReaderSettings.class)
class TopicReaderAutoConfiguration {
    @Bean
    TopicReaders topicReaders(
            List<TopicListener> listeners,
            ConsumerFactory<?, ?> consumers,
            TopicReaderSettings settings,
            SupervisedLoops loops,
            Clock clock,
            MeterRegistry measures) {
        return new TopicReaders(listeners.stream()
                .map(listener -> new TopicReader(
                        listener,
                        properties -> consumer(consumers, properties),
                        settings,
                        loops,
                        clock,
                        topic -> measures.counter("berth.events.skipped", "topic", topic)
                                .increment()))
                .toList());
    }

    /** The deserializers are among the properties. */
    @SuppressWarnings("unchecked")
    private static Consumer<String, String> consumer(ConsumerFactory<?, ?> consumers, Map<String, Object> properties) {
        var overrides = new Properties();
        overrides.putAll(properties);
        return (Consumer<String, String>) consumers.createConsumer(null, null, null, overrides);
    }
}
