package dev.berth.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Set;

/**
 * The rules that hold in every module. A module's own test takes them in:
 * {@code @ArchTest static final ArchTests everywhere = ArchTests.in(Architecture.class);}
 */
public final class Architecture {
    private static final String CONTROLLER = "org.springframework.web.bind.annotation.RestController";
    private static final String LISTENER = "org.springframework.kafka.annotation.KafkaListener";

    private Architecture() {}

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.berth.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllers_are_in_web_and_package_private = classes()
            .that()
            .areAnnotatedWith(CONTROLLER)
            .and()
            .doNotImplement("org.springframework.boot.webmvc.error.ErrorController")
            .should()
            .resideInAPackage("..web..")
            .andShould()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule kafka_listeners_are_package_private = classes()
            .that(new DescribedPredicate<>("have a @KafkaListener") {
                @Override
                public boolean test(JavaClass it) {
                    return it.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(LISTENER));
                }
            })
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_reads_the_machines_clock =
            noClasses().should().callMethod(Instant.class, "now").allowEmptyShould(true);

    @ArchTest
    static final ArchRule a_type_is_public_only_where_another_package_uses_it = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should(beUsedByAnotherPackage())
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean used = type.getPackage().getClasses().stream()
                        .filter(it -> it.equals(type) || it.getName().startsWith(type.getName() + "$"))
                        .anyMatch(Architecture::isUsedByAnotherPackage);
                if (!used && !hasMain(type) && !hasConstants(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " need not be public"));
                }
            }
        };
    }

    /** Named by another package, or returned by a method that another package calls. */
    private static boolean isUsedByAnotherPackage(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream().anyMatch(it -> isForeign(it.getOriginClass(), type))
                || type.getMethodsWithReturnTypeOfSelf().stream()
                        .flatMap(it -> it.getCallsOfSelf().stream())
                        .anyMatch(it -> isForeign(it.getOriginOwner(), type));
    }

    private static boolean isForeign(JavaClass other, JavaClass type) {
        return !other.getPackageName().equals(type.getPackageName());
    }

    /** The compiler copies a constant to where it is used, so that nothing tells of the use. */
    private static boolean hasConstants(JavaClass type) {
        return type.getFields().stream()
                .filter(it -> it.getModifiers()
                        .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL)))
                .anyMatch(it -> it.getRawType().isPrimitive() || it.getRawType().isEquivalentTo(String.class));
    }

    private static boolean hasMain(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(it -> it.getName().equals("main") && it.getModifiers().contains(JavaModifier.STATIC));
    }
}
