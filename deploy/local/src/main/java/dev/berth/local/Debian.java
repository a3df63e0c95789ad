package dev.berth.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As root on Debian (or its kin) what is missing can be installed. */
final class Debian {
    private Debian() {}

    static boolean rootOnIt() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    static void install(House house, List<String> packages) throws InterruptedException {
        var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        Tool.run(house.home(), house.log("apt-update"), quiet, List.of("apt-get", "-qq", "update"));
        var install = new ArrayList<>(List.of("apt-get", "-qq", "-y", "--no-install-recommends", "install"));
        install.addAll(packages);
        Tool.run(house.home(), house.log("apt-install"), quiet, install);
    }
}
