package dev.berth.sync.outside;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param privateAddresses whether addresses of private networks may be called: for trying out, on one's own machine
 * @param trusted addresses ({@code host:port}) that may be called although they are not public, and no other port of theirs
 * @param connectWithin how long a connection may take
 * @param answerWithin how long a server may be silent
 * @param wholeWithin how long a call may take in all, with its redirects and its whole answer
 * @param largest answer that is read
 */
@Validated
@ConfigurationProperties("berth.sync.outside")
public record OutsideSettings(
        @DefaultValue("false") boolean privateAddresses,
        @NotNull @DefaultValue("") Set<String> trusted,
        @NotNull @DefaultValue("5s") Duration connectWithin,
        @NotNull @DefaultValue("20s") Duration answerWithin,
        @NotNull @DefaultValue("60s") Duration wholeWithin,
        @NotNull @DefaultValue("20MB") DataSize largest) {}
