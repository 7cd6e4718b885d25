package dev.serai.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known when somebody sends a code in a chat.
 *
 * @param failuresOfSender refused codes of this sender within {@link LinkRules#WINDOW}
 * @param failuresOfAll refused codes of everybody in this channel within the same time
 * @param code the stored code that matches; null when there is none
 * @param owner whom the sender's identity belongs to; null when to nobody
 */
public record LinkFacts(int failuresOfSender, int failuresOfAll, @Nullable StoredCode code, @Nullable UUID owner) {

    public LinkFacts {
        if (failuresOfSender < 0 || failuresOfAll < failuresOfSender) {
            throw new IllegalArgumentException("a sender's failures are among those of all");
        }
    }

    /** A code as it is stored: for whom, until when, and whether the account may act. */
    public record StoredCode(UUID userId, Instant expiresAt, boolean disabled) {}
}
