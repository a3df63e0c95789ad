package dev.berth.platform.problem;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

/** Tomcat notices that an address cannot be read when somebody looks at its parameters. */
final class TomcatProblems implements ProblemTranslator {
    @Override
    public @Nullable Problem translate(Exception failed) {
        return failed instanceof InvalidParameterException ? Problem.unreadableAddress() : null;
    }
}
