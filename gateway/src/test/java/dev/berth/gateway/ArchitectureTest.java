package dev.berth.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.berth.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule no_package_leans_on_one_that_leans_on_it =
            slices().matching("dev.berth.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_reaches_into_the_workspace_proxy = noClasses()
            .that()
            .resideOutsideOfPackage("..workspace..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..workspace..");

    @ArchTest
    static final ArchRule only_the_platform_reads_kafka =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule time_is_given = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule controllers_are_nobody_elses = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(Controller.class)
            .should()
            .bePublic();
}
