package dev.berth.agent.runtime.process;

import dev.berth.agent.clock.NodeClock;
import dev.berth.agent.home.AgentHome;
import dev.berth.agent.runtime.Engine;
import dev.berth.agent.runtime.WorkspaceRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Runs the try-out page, whatever the image, as child processes; the page says what it stands in for. */
public final class ProcessEngine implements Engine {
    static final String ONLY_IMAGE = "berth/try-out";

    private final AgentHome folder;
    private final String address;
    private final NodeClock clock;

    public ProcessEngine(AgentHome folder, String address, NodeClock clock) {
        this.folder = folder;
        this.address = address;
        this.clock = clock;
    }

    static boolean isThePage(String image) {
        return image.equals(ONLY_IMAGE) || image.startsWith(ONLY_IMAGE + ":");
    }

    @Override
    public String kind() {
        return "process";
    }

    @Override
    public Standing standing() {
        return new Standing.Ready("java " + Runtime.version().feature());
    }

    @Override
    public List<String> images(int most) {
        return List.of(ONLY_IMAGE + ":1");
    }

    @Override
    public List<String> weaknesses() {
        return List.of("Workspaces are plain processes of this machine: nothing keeps them apart");
    }

    @Override
    public ImageCheck check(String image) {
        return isThePage(image) ? new ImageCheck.Present(ONLY_IMAGE, 0) : new ImageCheck.Absent();
    }

    @Override
    public WorkspaceRuntime of(UUID nodeId) {
        Path classes = PageClasses.unpack(folder.folder("page").path("."));
        return new ProcessRuntime(new Children(folder.folder("children"), nodeId), nodeId, classes, address, clock);
    }

    @Override
    public void close() {
        // Nothing is held open between calls.
    }
}
