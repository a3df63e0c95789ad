package dev.berth.availability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.berth.platform.testing.Architecture;
import java.time.Clock;

@AnalyzeClasses(packages = "dev.berth.availability", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests everywhere = ArchTests.in(Architecture.class);

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
            .resideInAnyPackage("..occupancy..", "..compute..", "..room..", "..search..", "..follow..");

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
            .resideInAnyPackage("..compute..", "..room..", "..course..", "..search..", "..follow..");

    @ArchTest
    static final ArchRule only_the_edges_know_the_server = noClasses()
            .that()
            .resideOutsideOfPackage("dev.berth.availability.stream.web..")
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
