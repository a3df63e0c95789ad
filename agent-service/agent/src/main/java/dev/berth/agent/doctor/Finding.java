package dev.berth.agent.doctor;

/**
 * What one check found.
 *
 * @param advice what to do; empty when all is well
 */
record Finding(Grade grade, String subject, String found, String advice) {
    enum Grade {
        GOOD,
        /** Workspaces run, but something is missing or less safe. */
        WEAK,
        /** This machine cannot be a node like this. */
        BAD
    }

    static Finding good(String subject, String found) {
        return new Finding(Grade.GOOD, subject, found, "");
    }

    static Finding weak(String subject, String found, String advice) {
        return new Finding(Grade.WEAK, subject, found, advice);
    }

    static Finding bad(String subject, String found, String advice) {
        return new Finding(Grade.BAD, subject, found, advice);
    }

    String text() {
        String mark = switch (grade) {
            case GOOD -> "ok    ";
            case WEAK -> "check ";
            case BAD -> "FAIL  ";
        };
        return mark + subject + ": " + found + (advice.isEmpty() ? "" : System.lineSeparator() + "      " + advice);
    }
}
