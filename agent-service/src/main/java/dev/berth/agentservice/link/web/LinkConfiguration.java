package dev.berth.agentservice.link.web;

import dev.berth.agentservice.link.NodeLinks;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jetty's WebSockets, set up for thousands of links that are mostly silent. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {
    /** What the kernel may hold for one node that does not read; without a limit it grows to megabytes. */
    private static final int SEND_BUFFER = 64 * 1024;

    /** After a restart every node comes back within the same seconds. */
    private static final int ALL_AT_ONCE = 4096;

    @Bean
    ServletRegistrationBean<NodeLinkServlet> nodeLink(NodeLinks links) {
        return new ServletRegistrationBean<>(new NodeLinkServlet(links), NodeLinkServlet.PATH);
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jettyForLinks() {
        return factory -> factory.addServerCustomizers(server -> {
            limitBuffers(server);
            for (var context : server.getDescendants(ServletContextHandler.class)) {
                JettyWebSocketServletContainerInitializer.configure(context, null);
            }
        });
    }

    private static void limitBuffers(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                tcp.setAcceptedSendBufferSize(SEND_BUFFER);
                tcp.setAcceptQueueSize(ALL_AT_ONCE);
            }
        }
    }
}
