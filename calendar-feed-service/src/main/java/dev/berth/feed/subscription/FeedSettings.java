package dev.berth.feed.subscription;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Feeds and their addresses.
 *
 * @param publicUrl where calendar apps reach Berth
 * @param key the key that addresses are derived with; the file's when empty. The same in every replica
 * @param keyFile keeps the key; made at the first start
 * @param mostPerPerson how many feeds a person may have
 * @param notedEvery how often, at most, it is written down that a feed was fetched
 */
@Validated
@ConfigurationProperties("berth.feeds")
record FeedSettings(
        @NotNull URI publicUrl,
        @NotNull @DefaultValue("") String key,
        @NotNull Path keyFile,
        @Min(1) @DefaultValue("100") int mostPerPerson,
        @NotNull @DefaultValue("1m") Duration notedEvery) {
    /** Nothing that is logged by accident tells the key. */
    @Override
    public String toString() {
        return "FeedSettings[publicUrl=" + publicUrl + ", keyFile=" + keyFile + "]";
    }
}
