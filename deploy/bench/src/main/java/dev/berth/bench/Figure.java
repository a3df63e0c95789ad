package dev.berth.bench;

/**
 * A line of the report.
 *
 * @param reference what it is compared with, measured in the same run; empty where there is nothing
 * @param ratio measured to reference; empty likewise
 * @param wanted empty where the figure is only told
 */
record Figure(
        String scenario, String what, String measured, String reference, String ratio, String wanted, Verdict verdict) {
    enum Verdict {
        MET,
        MISSED,
        TOLD;

        static Verdict of(boolean met) {
            return met ? MET : MISSED;
        }

        String word() {
            return switch (this) {
                case MET -> "met";
                case MISSED -> "MISSED";
                case TOLD -> "";
            };
        }
    }

    static Figure told(String scenario, String what, String measured) {
        return new Figure(scenario, what, measured, "", "", "", Verdict.TOLD);
    }

    static Figure judged(String scenario, String what, String measured, String wanted, boolean met) {
        return new Figure(scenario, what, measured, "", "", wanted, Verdict.of(met));
    }
}
