package dev.berth.feed;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.berth.feed", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule controllers_are_nobodys_business =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule listeners_are_nobodys_business = classes()
            .that()
            .containAnyMethodsThat(annotatedWith(KafkaListener.class))
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule nobody_asks_the_system_for_the_time =
            noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule what_is_kept_does_not_know_how_it_came = noClasses()
            .that()
            .resideInAnyPackage("..entry..", "..resource..", "..external..", "..calendar..", "..document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..intake..", "..edge..", "org.apache.kafka..");
}
