package dev.berth.booking.security;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.berth.booking.security.MayCall.Who;
import dev.berth.booking.testing.Answer;
import dev.berth.booking.testing.Api;
import dev.berth.booking.testing.ServiceTest;
import dev.berth.booking.testing.TestPeople;
import dev.berth.booking.testing.TestPerson;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks every address there is, also those that are added tomorrow, as people who may not. */
@ServiceTest
class EveryAddressTest {
    private final Api api;
    private final TestPeople people;
    private final RequestMappingHandlerMapping addresses;

    EveryAddressTest(
            Api api,
            TestPeople people,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses) {
        this.api = api;
        this.people = people;
        this.addresses = addresses;
    }

    private record Address(String method, String path, Who who) {}

    @TestFactory
    Stream<DynamicTest> what_is_not_public_refuses_a_caller_without_token() {
        return each(
                Set.of(Who.SIGNED_IN, Who.STAFF, Who.ADMINS),
                it -> api.send(api.request(it.method, it.path, null, null)).isProblem(401, "unauthorized"));
    }

    @TestFactory
    Stream<DynamicTest> what_is_public_asks_for_no_token() {
        return each(Set.of(Who.ANYONE), it -> {
            Answer answer = api.send(api.request(it.method, it.path, null, null));
            if (it.path.endsWith("/auth/refresh")) {
                // Asks for its cookie, and says so itself.
                answer.isProblem(401, "unauthorized");
                Assertions.assertThat(answer.body()).contains("Your session is over");
            } else {
                Assertions.assertThat(answer.status()).as(answer.body()).isNotIn(401, 403);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_for_neighbours_asks_for_no_token() {
        return each(
                Set.of(Who.NEIGHBOURS),
                it -> Assertions.assertThat(api.send(api.request(it.method, it.path, null, null))
                                .status())
                        .isNotIn(401, 403));
    }

    @TestFactory
    Stream<DynamicTest> what_is_for_staff_or_admins_refuses_a_student_before_it_reads_the_request() {
        TestPerson student = people.student();
        return each(
                Set.of(Who.STAFF, Who.ADMINS),
                it -> api.send(api.request(it.method, it.path, student, null)).isProblem(403, "forbidden"));
    }

    @TestFactory
    Stream<DynamicTest> what_is_for_admins_refuses_staff() {
        TestPerson staff = people.staff();
        return each(
                Set.of(Who.ADMINS),
                it -> api.send(api.request(it.method, it.path, staff, null)).isProblem(403, "forbidden"));
    }

    private Stream<DynamicTest> each(Set<Who> whos, Consumer<Address> check) {
        return addresses()
                .filter(it -> whos.contains(it.who))
                .map(it -> dynamicTest(it.method + " " + it.path, () -> check.accept(it)));
    }

    private Stream<Address> addresses() {
        return addresses.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().hasMethodAnnotation(MayCall.class))
                .flatMap(it -> it.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> it.getKey().getPatternValues().stream()
                                .map(path -> new Address(
                                        method.name(),
                                        path.replaceAll("\\{[^}]+}", "0199f3a0-0000-7000-8000-000000000000"),
                                        Objects.requireNonNull(it.getValue().getMethodAnnotation(MayCall.class))
                                                .value()))));
    }
}
