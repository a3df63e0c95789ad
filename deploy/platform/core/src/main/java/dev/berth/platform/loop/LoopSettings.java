package dev.berth.platform.loop;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param statusWhileFailing the health's status while a loop fails: DOWN, or another where the service can do without */
@ConfigurationProperties("berth.loops")
record LoopSettings(@DefaultValue("DOWN") String statusWhileFailing) {}
