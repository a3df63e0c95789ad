package dev.berth.availability.stream.web;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Makes a stream that is silent cheap: Jetty gives its buffers back to a pool between writes, where Tomcat keeps its
 * own for each connection as long as it is open.
 */
@Component
class JettyForStreams implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    /** What the kernel may hold for one client that does not read; without a limit it grows to megabytes. */
    private static final int SEND_BUFFER = 64 * 1024;

    /** After a restart everybody comes back in the same second; who finds no place in the queue tries again only after another. */
    private static final int ALL_AT_ONCE = 4096;

    private static final int AGGREGATE = 4 * 1024;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(JettyForStreams::limitBuffers);
    }

    private static void limitBuffers(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                tcp.setAcceptedSendBufferSize(SEND_BUFFER);
                tcp.setAcceptQueueSize(ALL_AT_ONCE);
                tcp.getConnectionFactory(HttpConnectionFactory.class)
                        .getHttpConfiguration()
                        .setOutputAggregationSize(AGGREGATE);
            }
        }
    }
}
