package dev.berth.local;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** What was asked for on the command line. */
sealed interface Command {
    record Up(boolean fresh, boolean yes) implements Command {}

    record Down() implements Command {}

    record Status() implements Command {}

    record Logs(String part, boolean follow) implements Command {}

    /** Quick: what is near to what changed, in a few minutes. */
    record Test(boolean quick) implements Command {}

    record Demo() implements Command {}

    record Doctor() implements Command {}

    /** Makes what a new node installs from. */
    record AgentArchive() implements Command {}

    /** The words are the benchmark's own to understand. */
    record Bench(List<String> words) implements Command {}

    /** This machine as a node of the Berth at this address. */
    record Agent(URI controlPlane) implements Command {}

    /** Not understood; an empty problem means that help was asked for. */
    record Help(String problem) implements Command {}

    static Command parse(List<String> words) {
        if (words.isEmpty()) {
            return new Help("");
        }
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "up" ->
                only(rest, Set.of("--fresh", "--yes"), new Up(rest.contains("--fresh"), rest.contains("--yes")));
            case "down" -> only(rest, Set.of(), new Down());
            case "status" -> only(rest, Set.of(), new Status());
            case "test" -> only(rest, Set.of("--quick"), new Test(rest.contains("--quick")));
            case "demo" -> only(rest, Set.of(), new Demo());
            case "doctor" -> only(rest, Set.of(), new Doctor());
            case "agent-archive" -> only(rest, Set.of(), new AgentArchive());
            case "bench" -> new Bench(rest);
            case "agent" -> agent(rest);
            case "logs" -> logs(rest);
            case "help", "-h", "--help" -> new Help("");
            default -> new Help("Berth does not know \"" + words.getFirst() + "\".");
        };
    }

    private static Command only(List<String> rest, Set<String> known, Command command) {
        return rest.stream()
                .filter(word -> !known.contains(word))
                .findFirst()
                .<Command>map(word -> new Help("Berth does not know \"" + word + "\" here."))
                .orElse(command);
    }

    private static Command agent(List<String> rest) {
        if (rest.size() != 1 || !rest.getFirst().matches("https?://[^/\\s]+/?")) {
            return new Help("Say where Berth is, for example: ./berth agent https://berth.example");
        }
        return new Agent(URI.create(rest.getFirst().replaceFirst("/$", "")));
    }

    private static Command logs(List<String> rest) {
        var names = rest.stream().filter(word -> !word.startsWith("-")).toList();
        var options = rest.stream().filter(word -> word.startsWith("-")).toList();
        if (names.size() > 1) {
            return new Help("One part at a time.");
        }
        return only(options, Set.of("-f"), new Logs(names.isEmpty() ? "" : names.getFirst(), options.contains("-f")));
    }
}
