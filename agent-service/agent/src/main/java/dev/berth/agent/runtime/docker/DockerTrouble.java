package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import dev.berth.agent.reconcile.StepOutcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what a failed call means: worth another try, hopeless, or that the engine did not answer at all. */
final class DockerTrouble {
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int LONGEST = 300;

    private DockerTrouble() {}

    static StepOutcome outcome(RuntimeException failure) {
        return switch (failure) {
            case BadRequestException refused -> new StepOutcome.GiveUp(inWords(refused));
            case DockerException answered -> new StepOutcome.TryAgain(inWords(answered));
            case DockerClientException ended -> new StepOutcome.TryAgain(inWords(ended));
            default -> new StepOutcome.RuntimeAway(inWords(failure));
        };
    }

    /** The engine's own sentence, without the wrapping that clients put around it. */
    static String inWords(RuntimeException failure) {
        String text = String.valueOf(failure.getMessage()).strip();
        Matcher message = MESSAGE.matcher(text);
        String words = message.find() ? unescaped(message.group(1)) : text;
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }

    private static String unescaped(@Nullable String json) {
        return json == null
                ? ""
                : json.replace("\\\"", "\"").replace("\\n", " ").replace("\\\\", "\\");
    }
}
