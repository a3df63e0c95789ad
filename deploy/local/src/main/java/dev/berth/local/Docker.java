package dev.berth.local;

/** The Docker engine of this machine, if one answers. */
final class Docker {
    private Docker() {}

    static boolean answers() {
        return !Tool.ask("docker", "version", "--format", "{{.Server.Version}}").isEmpty();
    }
}
