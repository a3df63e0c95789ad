package dev.berth.availability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.berth.availability", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule controllers_are_nobodys_business =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nobody_asks_the_system_for_the_time =
            noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule the_domain_is_given_the_time = noClasses()
            .that()
            .resideInAnyPackage("..grid..", "..compute..", "dev.berth.availability.search")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule the_domain_knows_neither_kafka_nor_http = noClasses()
            .that()
            .resideInAnyPackage("..grid..", "..compute..", "dev.berth.availability.search")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule the_grid_stands_alone = noClasses()
            .that()
            .resideInAPackage("..grid..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..compute..", "..search..", "..follow..", "..edge..");
}
