package dev.berth.agentservice.node;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The topics' names. */
@ConfigurationProperties("berth.topics")
record NodeTopicSettings(
        @DefaultValue("berth.resources") String resources,
        @DefaultValue("berth.workspaces") String workspaces) {}
