package dev.berth.engines;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's JVM: formats the storage when it is new, then is Kafka. One JVM instead of two saves a second. */
final class BrokerMain {
    private static final String CLUSTER_ID = "YmVydGgtb24tb25lLW1hYw";

    private BrokerMain() {}

    public static void main(String[] args) {
        var settings = args[0];
        String[] format = {"format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", settings};
        int code = StorageTool.execute(format, System.out);
        if (code != 0) {
            System.exit(code);
        }
        Kafka.main(new String[] {settings});
    }
}
