package dev.berth.platform.openapi;

import dev.berth.platform.security.Caller;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** For services that describe themselves with springdoc. */
@AutoConfiguration
@ConditionalOnClass(SpringDocUtils.class)
class OpenApiAutoConfiguration {
    @Bean
    RequiredUnlessNullable requiredUnlessNullable() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        return new RequiredUnlessNullable();
    }
}
