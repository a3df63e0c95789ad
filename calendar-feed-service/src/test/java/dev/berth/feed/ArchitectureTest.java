package dev.berth.feed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.berth.platform.testing.Architecture;

@AnalyzeClasses(packages = "dev.berth.feed", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests everywhere = ArchTests.in(Architecture.class);

    @ArchTest
    static final ArchRule what_is_kept_does_not_know_how_it_came = noClasses()
            .that()
            .resideInAnyPackage("..entry..", "..resource..", "..external..", "..calendar..", "..document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..intake..", "..web..", "org.apache.kafka..");
}
