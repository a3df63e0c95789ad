package dev.berth.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Scanner;

/** Deletes everything that Berth keeps here, when the person agrees. */
final class Fresh {
    private final House house;
    private final Console console;

    Fresh(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    boolean deleteAll(boolean agreed) throws IOException {
        if (!agreed && !agrees()) {
            console.plain("Nothing was deleted.");
            return false;
        }
        for (String folder : List.of("data", "secrets", "logs")) {
            delete(house.home().resolve(folder));
        }
        return true;
    }

    private boolean agrees() {
        console.out().print("Delete all bookings, accounts and passwords in " + house.home() + "? [y/N] ");
        console.out().flush();
        var answer = new Scanner(System.in);
        return answer.hasNextLine() && answer.nextLine().strip().equalsIgnoreCase("y");
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
