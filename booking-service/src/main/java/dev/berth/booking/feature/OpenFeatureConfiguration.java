package dev.berth.booking.feature;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenFeatureConfiguration {

    /** An API of its own and not the JVM's: two services in one JVM, as in tests, must not answer for each other. */
    @Bean(destroyMethod = "shutdown")
    OpenFeatureAPI openFeature(FlagProvider provider) {
        OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
        api.setProviderAndWait(provider);
        return api;
    }

    @Bean
    Client featureClient(OpenFeatureAPI api) {
        return api.getClient("booking-service");
    }
}
