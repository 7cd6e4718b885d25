package dev.serai.hub.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.serai.hub.http.Integrity;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The public keys as other systems fetch them (RFC 7517). */
@Component("jwks")
class Jwks {

    private final AccessTokens tokens;
    private final Integrity integrity;

    Jwks(AccessTokens tokens, Integrity integrity) {
        this.tokens = tokens;
        this.integrity = integrity;
    }

    public String text() {
        List<JWK> keys = new ArrayList<>(tokens.publicKeys().getKeys());
        keys.add(integrity.publicKey());
        return new JWKSet(keys).toString();
    }
}
