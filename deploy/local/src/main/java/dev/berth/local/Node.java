package dev.berth.local;

/** Node.js builds the web page; Berth takes the one that is installed. */
final class Node {
    private static final int OLDEST = 20;

    private Node() {}

    static void require() throws PartFailure {
        String version = Tool.ask("node", "--version");
        if (major(version) < OLDEST || Tool.ask("npm", "--version").isEmpty()) {
            throw new PartFailure("Building the web page needs Node.js " + OLDEST + " or newer with npm"
                    + (version.isEmpty() ? "" : " (found " + version + ")") + ": install it from https://nodejs.org");
        }
    }

    static int major(String version) {
        var digits = version.replaceFirst("^v?(\\d+).*$", "$1");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
