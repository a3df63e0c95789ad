package dev.berth.platform.problem;

import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.eclipse.jetty.http.HttpException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.module.SimpleModule;

/** Problem documents for whatever ends a request early, and the refusal of text that nothing behind could keep. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemAutoConfiguration {
    @Bean
    ProblemAdvice problemAdvice(List<ProblemTranslator> translators) {
        return new ProblemAdvice(translators);
    }

    @Bean
    ContainerErrors containerErrors() {
        return new ContainerErrors();
    }

    @Bean
    DatabaseProblems databaseProblems() {
        return new DatabaseProblems();
    }

    @Bean
    PlainContentType plainContentType() {
        return new PlainContentType();
    }

    @Bean
    PlainParameters plainParameters() {
        return new PlainParameters();
    }

    @Bean
    JsonMapperBuilderCustomizer plainText() {
        return mapper -> mapper.addModule(new SimpleModule().addDeserializer(String.class, new PlainText()));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(InvalidParameterException.class)
    static class OnTomcat {
        @Bean
        TomcatProblems tomcatProblems() {
            return new TomcatProblems();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HttpException.class)
    static class OnJetty {
        @Bean
        JettyProblems jettyProblems() {
            return new JettyProblems();
        }
    }
}
