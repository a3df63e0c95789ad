package dev.berth.sync.secret;

/**
 * What the database keeps of a secret.
 *
 * @param keyId the key encryption key that wraps
 * @param wrappedKey the secret's own key, wrapped
 * @param content the secret, sealed with its own key
 */
public record Sealed(int keyId, byte[] wrappedKey, byte[] content) {
    @Override
    public String toString() {
        return "Sealed[keyId=" + keyId + "]";
    }
}
