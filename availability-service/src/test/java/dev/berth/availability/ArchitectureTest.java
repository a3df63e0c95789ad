package dev.berth.availability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
            .resideInAnyPackage(
                    "..grid..",
                    "..occupancy..",
                    "..compute..",
                    "..room..",
                    "..course..",
                    "dev.berth.availability.search")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule the_domain_knows_neither_kafka_nor_http = noClasses()
            .that()
            .resideInAnyPackage(
                    "..grid..",
                    "..occupancy..",
                    "..compute..",
                    "..room..",
                    "..course..",
                    "dev.berth.availability.search")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule the_grid_stands_alone = noClasses()
            .that()
            .resideInAPackage("..grid..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..occupancy..", "..compute..", "..room..", "..search..", "..follow..", "..edge..");

    @ArchTest
    static final ArchRule one_kind_of_resource_does_not_know_another = slices().matching(
                    "dev.berth.availability.(compute|room|course)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule occupancy_does_not_know_what_is_held = noClasses()
            .that()
            .resideInAPackage("..occupancy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..compute..", "..room..", "..course..", "..search..", "..follow..", "..edge..");

    @ArchTest
    static final ArchRule only_the_edges_know_the_server = noClasses()
            .that()
            .resideOutsideOfPackages("dev.berth.availability.stream.web..", "dev.berth.availability.edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule nothing_that_answers_depends_on_the_stream = noClasses()
            .that()
            .resideOutsideOfPackage("dev.berth.availability.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.berth.availability.stream..");
}
