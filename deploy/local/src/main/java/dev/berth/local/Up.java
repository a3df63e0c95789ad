package dev.berth.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code ./berth up}: returns when everything answers, and leaves a supervisor that keeps it. */
final class Up {
    private final House house;
    private final Console console;
    private final Ports ports = Ports.from(System.getenv());
    private final RunFile runFile;

    Up(House house, Console console) {
        this.house = house;
        this.console = console;
        this.runFile = new RunFile(house);
    }

    int run(Command.Up wish) throws IOException, InterruptedException, PartFailure {
        if (runFile.isHeld()) {
            console.plain("Berth already runs at " + ports.publicUrl()
                    + ". What it does: ./berth status. Stop it: ./berth down");
            return wish.fresh() ? 1 : 0;
        }
        var watch = new Stopwatch();
        Sweep.end(runFile.read(), Duration.ofSeconds(20));
        TakenPorts.refuse(ports);
        if (wish.fresh() && !new Fresh(house, console).deleteAll(wish.yes())) {
            return 1;
        }
        new Build(house, console).bringUpToDate();
        var runtime = WorkspaceRuntime.from(System.getenv(), Docker.answers());
        switch (runtime) {
            case DOCKER -> new TryOutImage(house, console).bringUpToDate();
            case PROCESS -> console.say("workspaces run as plain processes: no isolation, for trying out");
        }
        return start() ? welcome(watch) : 1;
    }

    private int welcome(Stopwatch watch) {
        var admin = Admin.from(System.getenv(), house);
        console.plain("""

                Berth is up: %s   (%s)
                  sign in as   %s
                  password     %s
                  stop it with ./berth down
                """.formatted(ports.publicUrl(), watch.seconds(), admin.email(), admin.password()));
        return 0;
    }

    private boolean start() throws IOException, InterruptedException {
        var supervisor = SupervisorProcess.start(house);
        var stopOnSignal = new Thread(() -> callOff(supervisor));
        Runtime.getRuntime().addShutdownHook(stopOnSignal);
        boolean ready = relay(supervisor);
        Runtime.getRuntime().removeShutdownHook(stopOnSignal);
        if (ready) {
            supervisor.getOutputStream().write((SupervisorMain.STAY + "\n").getBytes(StandardCharsets.UTF_8));
        }
        supervisor.getOutputStream().close();
        if (!ready && supervisor.waitFor() == SupervisorMain.ALREADY_RUNNING) {
            console.plain("Berth is being started by somebody else.");
        }
        return ready;
    }

    private boolean relay(Process supervisor) throws IOException {
        var said = new BufferedReader(new InputStreamReader(supervisor.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(SupervisorMain.READY)) {
                return true;
            }
            console.plain(line);
        }
        return false;
    }

    /** Ctrl-C while starting: the supervisor hears that its pipe closes, stops what has begun, and ends. */
    private void callOff(Process supervisor) {
        try {
            console.plain("Stopping ...");
            supervisor.getOutputStream().close();
            supervisor.waitFor();
        } catch (IOException | InterruptedException e) {
            supervisor.destroy();
        }
    }
}
