package dev.berth.agentservice.report;

/**
 * How often one node may report.
 *
 * @param perSecond in the long run
 * @param burst at once
 */
public record ReportRate(int perSecond, int burst) {
    public ReportRate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("A node must be able to report");
        }
    }
}
