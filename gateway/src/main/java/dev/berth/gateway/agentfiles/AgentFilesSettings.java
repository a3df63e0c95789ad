package dev.berth.gateway.agentfiles;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param directory where {@code ./berth agent-archive} left the install script, the archive and its sum; nothing else lies there */
@ConfigurationProperties("berth.gateway.agent-files")
record AgentFilesSettings(Path directory) {}
