package dev.berth.local;

import java.util.List;

/** {@code ./berth …} */
final class Main {
    private static final String USAGE = """
            Berth on this machine

              ./berth up [--fresh [--yes]]   start everything (--fresh: delete all data first)
              ./berth down                   stop everything
              ./berth status                 what runs, and what it needs
              ./berth logs [part] [-f]       what the parts said
              ./berth doctor                 what this machine lacks, and what to do
              ./berth agent ADDRESS          make this machine a node of the Berth there, and run its agent
              ./berth agent-archive          make the archive that new nodes install from
              ./berth demo                   fill in people, nodes and bookings
              ./berth test                   prove everything
              ./berth test --quick           the fast tests of what changed since main (leaves out: tests that need
                                             PostgreSQL, Kafka or Redis, races, the browser, modules that did not change)
              ./berth bench [scenario …]     measure it, in a house of its own (--quick: small sizes; --list)

            BERTH_HOME (data, default .berth), BERTH_PORT_OFFSET, BERTH_ADMIN_EMAIL, BERTH_ADMIN_PASSWORD and
            BERTH_RUNTIME (docker or process) are heeded.
            """;

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(Command.parse(List.of(args))));
    }

    private static int run(Command command) throws Exception {
        var house = House.here();
        var console = new Console(System.out);
        try {
            return switch (command) {
                case Command.Up up -> new Up(house, console).run(up);
                case Command.Down _ -> new Down(house, console).run();
                case Command.Status _ -> new Status(house, console).run();
                case Command.Logs logs -> new Logs(house, console).run(logs);
                case Command.Test test ->
                    test.quick() ? new QuickRun(house, console).run() : new TestRun(house, console).run();
                case Command.Doctor _ -> new Doctor(house, console, Ports.from(System.getenv())).run();
                case Command.Agent agent -> new AgentCommand(house, console).run(agent.controlPlane());
                case Command.AgentArchive _ -> new AgentArchive(house, console).make();
                case Command.Demo _ -> new DemoCommand(house, console).run();
                case Command.Bench bench -> new Bench(house, console).run(bench.words());
                case Command.Help help -> help(help.problem());
            };
        } catch (IllegalArgumentException | PartFailure wrong) {
            System.err.println(wrong.getMessage());
            return 1;
        }
    }

    private static int help(String problem) {
        if (problem.isEmpty()) {
            System.out.print(USAGE);
            return 0;
        }
        System.err.println(problem + "\n\n" + USAGE);
        return 2;
    }
}
