package dev.berth.sync.scrape;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param chromium the browser; looked for at the usual places when not set
 * @param atOnce how many run at the same time in this process, about 350 MB each
 * @param sandbox Chromium's own sandbox; by default on, but for root, to whom Chromium refuses it
 */
@Validated
@ConfigurationProperties("berth.sync.browser")
record BrowserSettings(
        @Nullable Path chromium,
        @Min(1) @Max(16) @DefaultValue("1") int atOnce,
        @Nullable Boolean sandbox) {

    boolean sandboxed() {
        return sandbox == null ? !"root".equals(System.getProperty("user.name")) : sandbox;
    }
}
