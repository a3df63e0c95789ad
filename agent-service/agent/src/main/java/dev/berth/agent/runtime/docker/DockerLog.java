package dev.berth.agent.runtime.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.berth.agent.runtime.LogLine;
import dev.berth.agent.runtime.LogListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Makes lines of the pieces in which the engine sends a container's log; each line begins with its time. */
final class DockerLog extends ResultCallback.Adapter<Frame> {
    private static final int LONGEST_LINE = 16 * 1024;

    private final LogListener listener;
    private final Map<StreamType, ByteArrayOutputStream> unfinished = new EnumMap<>(StreamType.class);

    DockerLog(LogListener listener) {
        this.listener = listener;
    }

    @Override
    public void onNext(Frame frame) {
        ByteArrayOutputStream line =
                unfinished.computeIfAbsent(frame.getStreamType(), type -> new ByteArrayOutputStream());
        for (byte next : frame.getPayload()) {
            if (next == '\n') {
                finish(frame.getStreamType(), line);
            } else {
                line.write(next);
                if (line.size() >= LONGEST_LINE) {
                    finish(frame.getStreamType(), line);
                }
            }
        }
    }

    private void finish(StreamType type, ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        int space = text.indexOf(' ');
        boolean timed = space > 0 && text.charAt(0) == '2' && text.charAt(space - 1) == 'Z';
        listener.line(new LogLine(
                timed ? text.substring(0, space) : "",
                type == StreamType.STDERR ? "stderr" : "stdout",
                withoutReturn(timed ? text.substring(space + 1) : text)));
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void onComplete() {
        unfinished.forEach((type, line) -> {
            if (line.size() > 0) {
                finish(type, line);
            }
        });
        super.onComplete();
        listener.ended();
    }

    @Override
    public void onError(Throwable broken) {
        super.onError(broken);
        listener.ended();
    }
}
