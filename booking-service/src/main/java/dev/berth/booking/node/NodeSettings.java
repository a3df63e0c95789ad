package dev.berth.booking.node;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param silence after which a node counts as offline; its agent reports every 10 s
 * @param enrolmentLife how long an enrolment token is good for
 * @param watch whether this process looks for silent nodes
 * @param consumerGroup replicas that share it share the reports among them
 * @param publicUrl where machines reach Berth
 * @param agentFiles where {@code ./berth agent-archive} left the install script, which the gateway serves; a path
 */
@ConfigurationProperties("berth.nodes")
record NodeSettings(
        @DefaultValue("30s") Duration silence,
        @DefaultValue("24h") Duration enrolmentLife,
        @DefaultValue("true") boolean watch,
        @DefaultValue("booking-service") String consumerGroup,
        @DefaultValue("http://localhost:8080") URI publicUrl,

        @DefaultValue("../agent-service/agent/target/installer")
        String agentFiles) {}
