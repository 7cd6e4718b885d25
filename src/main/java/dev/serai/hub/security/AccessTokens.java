package dev.serai.hub.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.serai.access.Account;
import dev.serai.hub.settings.KeySettings;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs access tokens with the first key: JWT with ES256, valid for 15 minutes, bound to a session. */
@Component("accessTokens")
class AccessTokens {

    static final String ISSUER = "serai";
    static final String AUDIENCE = "serai-api";
    static final String TENANT = "tenant";
    static final String SESSION = "sid";
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final ECKey key;
    private final JWKSet published;
    private final Clock clock;

    AccessTokens(KeySettings keys, Clock clock) {
        List<ECKey> all = keys.jwtPairs().stream().map(AccessTokens::key).toList();
        this.key = all.get(0);
        this.published = new JWKSet(List.<JWK>copyOf(all)).toPublicJWKSet();
        this.clock = clock;
    }

    String issue(Account account, UUID session) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(account.id().toString())
                .claim(TENANT, account.tenant())
                .claim(SESSION, session.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        return sign(claims);
    }

    private String sign(JWTClaimsSet claims) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("serai.keys.jwt cannot sign", e);
        }
        return token.serialize();
    }

    /** The public keys, as {@code /.well-known/jwks.json} shows them: the one that signs first. */
    JWKSet publicKeys() {
        return published;
    }

    static ECKey key(KeyPair pair) {
        try {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("serai.keys.jwt has no thumbprint", e);
        }
    }
}
