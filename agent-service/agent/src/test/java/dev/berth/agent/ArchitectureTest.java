package dev.berth.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.berth.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule deciding_is_pure = classes()
            .that()
            .resideInAPackage("..reconcile..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.berth.agent.reconcile", "java.lang..", "java.time..", "java.util..", "org.jspecify.."));

    @ArchTest
    static final ArchRule docker_stays_in_its_runtime = noClasses()
            .that()
            .resideOutsideOfPackage("..runtime.docker")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    /** A node is somebody else's machine: the agent starts in a moment and stays small. */
    @ArchTest
    static final ArchRule the_agent_is_plain_java = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "io.micrometer..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule http_stays_at_the_edges = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.berth.agent", "..controlplane", "..doctor", "..link", "..operator.web", "..stream")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule the_try_out_page_needs_java_alone = noClasses()
            .that()
            .resideInAPackage("..tryout")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "dev.berth.agent.tryout");

    /** Everything asks the node's clock; the system's is read in one place. */
    @ArchTest
    static final ArchRule nobody_asks_the_system_for_the_time = noClasses()
            .that()
            .resideOutsideOfPackages("..clock", "..tryout")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
