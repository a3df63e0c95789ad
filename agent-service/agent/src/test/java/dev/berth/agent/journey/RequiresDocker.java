package dev.berth.agent.journey;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs where a Docker engine answers, and there is something to make an image of; elsewhere it is skipped, and says so aloud. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresDocker.Condition.class)
public @interface RequiresDocker {
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (!answers()) {
                return skipped("no Docker engine answers", context);
            }
            return Files.isExecutable(DockerCli.BUSYBOX)
                    ? ConditionEvaluationResult.enabled("A Docker engine answers")
                    : skipped("there is no " + DockerCli.BUSYBOX + " (install busybox-static)", context);
        }

        private static ConditionEvaluationResult skipped(String why, ExtensionContext context) {
            System.err.println("SKIPPED, " + why + ": " + context.getDisplayName());
            return ConditionEvaluationResult.disabled(why);
        }

        private static boolean answers() {
            try {
                Process docker = new ProcessBuilder("docker", "version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return docker.waitFor(10, TimeUnit.SECONDS) && docker.exitValue() == 0;
            } catch (IOException notInstalled) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
