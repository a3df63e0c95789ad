package dev.berth.booking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.berth.booking.security.MayCall;
import java.time.Clock;
import java.time.temporal.Temporal;
import org.springframework.data.repository.Repository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.berth.booking", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule controllers_live_in_web_and_are_nobodys_business_elsewhere = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .resideOutsideOfPackage("..problem")
            .should()
            .resideInAPackage("..web")
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule repositories_belong_to_their_feature =
            classes().that().areAssignableTo(Repository.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule listeners_belong_to_their_feature = methods()
            .that()
            .areAnnotatedWith(KafkaListener.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .beDeclaredInClassesThat()
            .arePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule every_address_says_who_may_call_it =
            methods().that().areMetaAnnotatedWith(RequestMapping.class).should().beAnnotatedWith(MayCall.class);

    @ArchTest
    static final ArchRule nobody_reads_the_machines_clock =
            noClasses().should().callMethodWhere(readsTheMachinesClock());

    @ArchTest
    static final ArchRule features_do_not_depend_on_each_other_in_circles =
            slices().matching("dev.berth.booking.(*)..").should().beFreeOfCycles();

    private static DescribedPredicate<JavaMethodCall> readsTheMachinesClock() {
        return DescribedPredicate.describe("reads the machine's clock", call -> {
            var owner = call.getTargetOwner();
            return switch (call.getName()) {
                case "now" -> owner.isAssignableTo(Temporal.class);
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "systemUTC", "systemDefaultZone", "system" -> owner.isEquivalentTo(Clock.class);
                default -> false;
            };
        });
    }
}
