package dev.serai.hub.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.LevelRule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval as it is asked for.
 *
 * @param policy the rule and the policy files it stands in, as the digest binds them
 * @param reason why it may be in vain, if nobody can say yes
 */
public record NewApproval(
        UUID id,
        NewAction action,
        LevelRule rule,
        JsonNode policy,
        @Nullable String reason,
        @Nullable Instant escalateAt,
        Instant expiresAt) {}
