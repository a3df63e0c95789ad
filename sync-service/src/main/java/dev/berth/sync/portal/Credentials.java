package dev.berth.sync.portal;

/** What a person signs in with at a portal. Never in a log: its text hides both. */
public record Credentials(String email, String password) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
