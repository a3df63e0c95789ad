package dev.berth.feed.document;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How documents are written.
 *
 * @param publicUrl where people open Berth, for the links
 * @param askAgain how often a calendar app is advised to ask for changes
 */
@Validated
@ConfigurationProperties("berth.documents")
record DocumentSettings(
        @NotNull URI publicUrl,
        @NotNull @DefaultValue("15m") Duration askAgain) {}
