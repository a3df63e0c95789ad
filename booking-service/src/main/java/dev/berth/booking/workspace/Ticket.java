package dev.berth.booking.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** 32 random bytes as a word for an address. Its hash is all that is stored. */
record Ticket(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Ticket random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Ticket of(String value) {
        return new Ticket(value);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public String toString() {
        return "Ticket[…]"; // never in a log
    }
}
