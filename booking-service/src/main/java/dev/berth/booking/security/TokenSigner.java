package dev.berth.booking.security;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs tokens with the current key: ES256, the key's id in the header, this service as issuer. */
@Component
public class TokenSigner {
    private final SigningKeys keys;
    private final ClaimsWriter json = new ClaimsWriter();

    TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    public String sign(UnaryOperator<JwtBuilder> claims) {
        JwtBuilder token =
                Jwts.builder().json(json).header().keyId(keys.currentId()).and().issuer(AccessTokens.ISSUER);
        return claims.apply(token).signWith(keys.current(), Jwts.SIG.ES256).compact();
    }

    /** jjwt's own writer is made for an older Jackson than ours. */
    static class ClaimsWriter extends AbstractSerializer<Map<String, ?>> {
        private final JsonMapper mapper = JsonMapper.shared();

        @Override
        protected void doSerialize(Map<String, ?> value, OutputStream out) {
            mapper.writeValue(out, value);
        }
    }
}
