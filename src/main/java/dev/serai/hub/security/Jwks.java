package dev.serai.hub.security;

import org.springframework.stereotype.Component;

/** The public keys as other systems fetch them (RFC 7517). */
@Component("jwks")
class Jwks {

    private final AccessTokens tokens;

    Jwks(AccessTokens tokens) {
        this.tokens = tokens;
    }

    public String text() {
        return tokens.publicKeys().toString();
    }
}
