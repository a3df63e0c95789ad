package dev.berth.booking.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.security.interfaces.ECPrivateKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys that sign tokens. To roll over, add a file that sorts last; drop the old one when its last token has expired. */
@Component
public class SigningKeys {
    private final List<ECKey> keys;

    SigningKeys(SecuritySettings settings) throws IOException {
        this.keys = new KeyDirectory(settings.signingKeyDir()).load();
    }

    String currentId() {
        return keys.getLast().getKeyID();
    }

    ECPrivateKey current() {
        try {
            return keys.getLast().toECPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot be read", e);
        }
    }

    public JWKSet publicKeys() {
        return new JWKSet(
                keys.stream().map(ECKey::toPublicJWK).<JWK>map(key -> key).toList());
    }
}
