package dev.berth.booking.account;

/**
 * The program that signs in, for the person to recognise it in their list of sessions.
 *
 * @param userAgent as it calls itself; printable characters only, at most 300
 */
public record Client(ClientAddress address, String userAgent) {
    private static final int LONGEST = 300;

    public Client {
        userAgent = userAgent.replaceAll("[^\\x20-\\x7E]", "?");
        if (userAgent.length() > LONGEST) userAgent = userAgent.substring(0, LONGEST);
    }
}
