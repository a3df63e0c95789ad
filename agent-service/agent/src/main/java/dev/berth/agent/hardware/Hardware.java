package dev.berth.agent.hardware;

import com.sun.management.OperatingSystemMXBean;
import dev.berth.agent.AgentSettings;
import dev.berth.agent.reconcile.Claim;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The node's capacity, read once at start (or as set), and its load, read whenever asked. */
public final class Hardware {
    private static final double GIGABYTE = 1L << 30;

    public record Load(double cpu, double memoryGbUsed) {}

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final int cores;
    private final int memoryGb;
    private final List<Gpu> gpus = GpuList.ask();

    public Hardware(AgentSettings.Node node) {
        this.cores = node.cores() > 0 ? node.cores() : Runtime.getRuntime().availableProcessors();
        this.memoryGb = node.memoryGb() > 0
                ? node.memoryGb()
                : (int) Math.max(1, Math.floor(system.getTotalMemorySize() / GIGABYTE));
    }

    public int cores() {
        return cores;
    }

    public int memoryGb() {
        return memoryGb;
    }

    public List<Gpu> gpus() {
        return gpus;
    }

    public Claim capacity() {
        return new Claim(cores, memoryGb, gpus.stream().map(Gpu::uuid).toList());
    }

    public Load load() {
        double used = (system.getTotalMemorySize() - system.getFreeMemorySize()) / GIGABYTE;
        return new Load(rounded(Math.max(0, system.getCpuLoad())), rounded(used));
    }

    /** The address of the first real network card: what a magic packet must name to wake this machine. */
    public Optional<String> mac() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(it -> !it.isVirtual() && isUp(it))
                    .filter(it ->
                            !it.getName().startsWith("docker") && !it.getName().startsWith("veth"))
                    .map(Hardware::hardwareAddress)
                    .filter(Objects::nonNull)
                    .map(it -> HexFormat.ofDelimiter(":").formatHex(it))
                    .findFirst();
        } catch (SocketException unknown) {
            return Optional.empty();
        }
    }

    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "node";
        }
    }

    private static boolean isUp(NetworkInterface it) {
        try {
            return it.isUp()
                    && !it.isLoopback()
                    && !Collections.list(it.getInetAddresses()).isEmpty();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static byte @Nullable [] hardwareAddress(NetworkInterface it) {
        try {
            return it.getHardwareAddress();
        } catch (SocketException gone) {
            return null;
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
