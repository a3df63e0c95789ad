package dev.berth.platform.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Request ids. */
@AutoConfiguration
class RequestAutoConfiguration {
    @Bean
    RequestIdFilter requestIdFilter() {
        return new RequestIdFilter();
    }
}
