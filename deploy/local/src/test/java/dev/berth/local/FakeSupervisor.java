package dev.berth.local;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The real supervisor over fake parts, which stand in the file "parts": a name a line, each needing the one before. */
final class FakeSupervisor {
    public static void main(String[] args) throws Exception {
        var house = House.here();
        List<String> names = Files.readAllLines(house.home().resolve("parts"));
        List<Part> parts = names.stream()
                .<Part>map(name -> new FakePart(name, before(name, names), house))
                .toList();
        System.exit(SupervisorMain.run(house, parts, () -> {}));
    }

    private static Set<String> before(String name, List<String> names) {
        int place = names.indexOf(name);
        return place == 0 ? Set.of() : new HashSet<>(Arrays.asList(names.get(place - 1)));
    }
}
