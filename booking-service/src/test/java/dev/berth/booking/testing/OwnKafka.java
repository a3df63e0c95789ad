package dev.berth.booking.testing;

import dev.berth.engines.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A Kafka of the test's own, to switch off and on; it is off when the service starts. */
public class OwnKafka implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        KafkaBroker broker = switchedOff();
        context.getBeanFactory().registerSingleton("ownKafka", broker);
        TestPropertyValues.of("spring.kafka.bootstrap-servers=" + broker.bootstrapServers())
                .applyTo(context);
    }

    private static KafkaBroker switchedOff() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            socket.close();
            KafkaBroker broker = KafkaBroker.start(Files.createTempDirectory("own-kafka"), port);
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            broker.stop();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
