package dev.berth.platform.problem;

import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Jetty notices that an address cannot be read when somebody looks at its parameters. */
final class JettyProblems implements ProblemTranslator {
    @Override
    public @Nullable Problem translate(Exception failed) {
        return failed instanceof HttpException ? Problem.unreadableAddress() : null;
    }
}
