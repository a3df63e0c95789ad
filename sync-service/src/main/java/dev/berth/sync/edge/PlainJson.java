package dev.berth.sync.edge;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.module.SimpleModule;

/** What no database takes is refused where it is read. */
@Configuration(proxyBeanMethods = false)
class PlainJson {
    @Bean
    JsonMapperBuilderCustomizer plainText() {
        return mapper -> mapper.addModule(new SimpleModule().addDeserializer(String.class, new PlainText()));
    }
}
