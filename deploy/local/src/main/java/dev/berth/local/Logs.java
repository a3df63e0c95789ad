package dev.berth.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./berth logs [part] [-f]} */
final class Logs {
    private final House house;
    private final Console console;

    Logs(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    int run(Command.Logs wish) throws IOException, InterruptedException {
        Map<String, Path> logs = logs();
        if (wish.part().isEmpty()) {
            logs.forEach((part, log) -> {
                console.plain("== " + part + " (" + log + ")");
                console.plain(Tail.text(log, 8));
            });
            return 0;
        }
        Path log = logs.get(wish.part());
        if (log == null) {
            console.plain("No part is called " + wish.part() + "; there are " + String.join(", ", logs.keySet()));
            return 1;
        }
        var tail = wish.follow() ? List.of("tail", "-n", "200", "-F") : List.of("tail", "-n", "200");
        var command = new ArrayList<>(tail);
        command.add(log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Map<String, Path> logs() {
        var logs = new LinkedHashMap<String, Path>();
        logs.put(RunFile.SUPERVISOR, house.log(RunFile.SUPERVISOR));
        for (String engine : List.of("postgres", "kafka", "redis")) {
            logs.put(engine, house.data(engine).resolve(engine + ".log"));
        }
        for (Service service : Service.values()) {
            logs.put(service.part(), house.log(service.part()));
        }
        logs.put("image", house.log("image"));
        return logs;
    }
}
