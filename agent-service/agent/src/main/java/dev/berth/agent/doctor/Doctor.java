package dev.berth.agent.doctor;

import dev.berth.agent.AgentSettings;
import dev.berth.agent.controlplane.ControlPlane;
import dev.berth.agent.hardware.Gpu;
import dev.berth.agent.hardware.GpuList;
import dev.berth.agent.isolation.Firewall;
import dev.berth.agent.isolation.NodeNetwork;
import dev.berth.agent.runtime.docker.DockerFacts;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes every check and prints what came of it. */
public final class Doctor {
    private Doctor() {}

    /** @return whether this machine can be a node */
    public static boolean examine(AgentSettings settings, PrintStream out) throws InterruptedException {
        List<Finding> findings = findings(settings);
        findings.forEach(it -> out.println(it.text()));
        boolean fit = findings.stream().noneMatch(it -> it.grade() == Finding.Grade.BAD);
        out.println(fit ? "This machine can be a node." : "This machine cannot be a node yet: see FAIL above.");
        return fit;
    }

    private static List<Finding> findings(AgentSettings settings) throws InterruptedException {
        Optional<DockerFacts> docker = DockerFacts.ask(settings.dockerHost());
        List<Gpu> gpus = GpuList.ask();
        HttpClient http = settings.wayOut().client();
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(DockerChecks.engine(docker, settings.dockerHost()));
            docker.ifPresent(it -> {
                findings.add(DockerChecks.quota(it));
                findings.add(DockerChecks.userNamespaces(it));
                findings.add(DockerChecks.network(
                        settings.node().workspacePool(),
                        NodeNetwork.routes(),
                        Firewall.ofThisMachine().missing()));
                findings.add(DiskChecks.space("Docker's disk", Path.of(it.rootDirectory())));
                findings.add(GpuChecks.gpus(gpus, it.runtimes()));
            });
            findings.add(DiskChecks.home(settings.home()));
            findings.addAll(
                    WayOutChecks.all(settings.controlPlane(), new ControlPlane(settings.controlPlane(), http), http));
            return findings;
        } finally {
            http.shutdownNow();
        }
    }
}
