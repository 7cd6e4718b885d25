package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.http.Problem;
import dev.serai.hub.security.ApiTokenStore.NewToken;
import dev.serai.hub.security.ApiTokens.Minted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations on personal tokens as their routes call them. */
@Component("tokenApi")
class TokenApi {

    private final ApiTokens tokens;
    private final ApiTokenCallers callers;

    TokenApi(ApiTokens tokens, ApiTokenCallers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    public Map<String, Object> create(@Body Map<String, Object> body, @ExchangeProperty("account") Account account) {
        List<String> scopes = ((List<?>) body.getOrDefault("scopes", List.of()))
                .stream().map(String::valueOf).distinct().sorted().toList();
        Minted minted = tokens.mint(account, String.valueOf(body.get("name")), scopes, instant(body.get("expires_at")));
        NewToken token = minted.token();
        return Map.of(
                "token", minted.text(),
                "id", token.id(),
                "name", token.name(),
                "scopes", token.scopes(),
                "created_at", token.at(),
                "expires_at", token.expiresAt());
    }

    public void revoke(@Header("tokenId") String tokenId, @ExchangeProperty("account") Account account) {
        tokens.revoke(account, UUID.fromString(tokenId));
        callers.forgetToken(UUID.fromString(tokenId));
    }

    private static Instant instant(@Nullable Object text) {
        try {
            return OffsetDateTime.parse(String.valueOf(text)).toInstant();
        } catch (DateTimeException e) {
            throw new Problem(
                    400, "invalid-request", "Invalid request", "expires_at is a time such as 2026-11-21T08:30:00Z.");
        }
    }
}
