package dev.serai.hub.security;

import dev.serai.access.TokenText;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** Tells a personal token from an access token, and finds who calls with it. */
@Component
class BearerTokens implements AuthenticationManager {

    private final JwtAuthenticationProvider sessions;
    private final ApiTokenCallers personal;

    BearerTokens(JwtDecoder decoder, Callers callers, ApiTokenCallers personal) {
        this.sessions = new JwtAuthenticationProvider(decoder);
        this.sessions.setJwtAuthenticationConverter(callers);
        this.personal = personal;
    }

    @Override
    public Authentication authenticate(Authentication request) throws AuthenticationException {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        if (TokenText.isPersonal(token)) {
            return personal.find(token);
        }
        // The decoder passes over what is no Base64url, so that one token would have many spellings.
        if (!TokenText.isCompact(token)) {
            throw new InvalidBearerTokenException("The token is no JWT in its only spelling");
        }
        return sessions.authenticate(request);
    }
}
