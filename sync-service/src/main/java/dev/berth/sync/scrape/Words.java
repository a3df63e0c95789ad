package dev.berth.sync.scrape;

import dev.berth.sync.connector.FailureKind;

/** What a person is told, and what to do about it. Only the scraper knows these, so only it says them. */
final class Words {
    private Words() {}

    static Trouble wrongCredentials(String portal) {
        return new Trouble(
                FailureKind.WRONG_CREDENTIALS,
                portal + " refused the e-mail or the password. Sign in there yourself, then connect again here with"
                        + " what worked.");
    }

    static Trouble challenged(String portal) {
        return new Trouble(
                FailureKind.WRONG_CREDENTIALS,
                portal + " asks for more than e-mail and password, such as a code. Sign in there yourself once, then"
                        + " connect again here.");
    }

    static Trouble down(String portal, String detail) {
        return new Trouble(
                FailureKind.PORTAL_DOWN,
                portal + " does not work at the moment (" + detail + "). It is tried again by itself; nothing is"
                        + " lost.");
    }

    static Trouble timedOut(String portal, String waitingFor) {
        return new Trouble(
                FailureKind.TIMED_OUT,
                portal + " took too long: " + waitingFor + " did not come. It is tried again by itself.");
    }

    static Trouble layoutChanged(String portal, String missing) {
        return new Trouble(
                FailureKind.LAYOUT_CHANGED,
                portal + " looks different than it did: " + missing + ". An admin has to adjust how it is read.");
    }
}
