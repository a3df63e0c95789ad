package dev.berth.agent.operator.web;

import dev.berth.agent.operator.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A container that the operator asks for. */
record StartRequest(
        @Nullable String image,
        @Nullable String name,
        @Nullable Integer cores,
        @Nullable Integer memoryGb,
        @Nullable Integer port,
        @Nullable Integer minutes) {
    /** A name that cannot be mistaken for a booking's id. */
    private static final Pattern NAME = Pattern.compile("(?!.*[0-9a-f]{8}-[0-9a-f]{4}-)[a-z0-9][a-z0-9-]{0,39}");

    private static final int MOST_CORES = 1_024;
    private static final int MOST_MEMORY_GB = 16_384;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_MINUTES = 1_440;

    /** Each field that needs another value, with what is wrong; empty when the request can be followed. */
    List<Problem.FieldProblem> problems() {
        List<Problem.FieldProblem> problems = new ArrayList<>();
        if (image == null || image.isBlank()) {
            problems.add(new Problem.FieldProblem("image", "An image is needed"));
        }
        if (name != null && !NAME.matcher(name).matches()) {
            problems.add(new Problem.FieldProblem("name", "Up to 40 lower-case letters, digits and dashes"));
        }
        checkRange("cores", cores, MOST_CORES, problems);
        checkRange("memoryGb", memoryGb, MOST_MEMORY_GB, problems);
        checkRange("port", port, MOST_PORT, problems);
        if (minutes == null) {
            problems.add(new Problem.FieldProblem("minutes", "Say for how many minutes"));
        }
        checkRange("minutes", minutes, MOST_MINUTES, problems);
        return problems;
    }

    Operator.Wish wish() {
        return new Operator.Wish(
                image == null ? "" : image.strip(),
                name == null ? "" : name,
                orZero(cores),
                orZero(memoryGb),
                orZero(port),
                Duration.ofMinutes(orZero(minutes)));
    }

    private static void checkRange(
            String field, @Nullable Integer value, int most, List<Problem.FieldProblem> problems) {
        if (value != null && (value < 1 || value > most)) {
            problems.add(new Problem.FieldProblem(field, "From 1 to " + most));
        }
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
