package dev.serai.identity;

import dev.serai.identity.LinkFacts.StoredCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a code links an identity to an account.
 *
 * <p>The limits make guessing hopeless: see {@code docs/start/link-your-chat.md} for the arithmetic.
 */
public final class LinkRules {

    /** How long a code is good. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The time over which refused codes are counted. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    /** Refused codes of one sender within the window after which none is looked at. */
    public static final int SENDER_LIMIT = 5;

    /** Refused codes of all senders of a channel within the window after which none is looked at. */
    public static final int CHANNEL_LIMIT = 500;

    private LinkRules() {}

    /** Which limit is reached, before anybody looks at the code; null when none is. */
    public static @Nullable LinkReason limit(int failuresOfSender, int failuresOfAll) {
        if (failuresOfSender >= SENDER_LIMIT) {
            return LinkReason.SENDER_LIMIT;
        }
        return failuresOfAll >= CHANNEL_LIMIT ? LinkReason.CHANNEL_LIMIT : null;
    }

    /** Whether a refusal is counted and audited: all are, of those beyond a limit only the first. */
    public static boolean counts(LinkReason reason, int failuresOfSender, int failuresOfAll) {
        return switch (reason) {
            case SENDER_LIMIT -> failuresOfSender == SENDER_LIMIT;
            case CHANNEL_LIMIT -> failuresOfAll == CHANNEL_LIMIT;
            default -> !reason.linked();
        };
    }

    /** Whether the code links, and why not. */
    public static LinkReason decide(LinkFacts facts, Instant now) {
        LinkReason limit = limit(facts.failuresOfSender(), facts.failuresOfAll());
        StoredCode code = facts.code();
        if (limit != null) {
            return limit;
        }
        if (code == null) {
            return LinkReason.UNKNOWN_CODE;
        }
        if (!now.isBefore(code.expiresAt())) {
            return LinkReason.LATE;
        }
        if (code.disabled()) {
            return LinkReason.DISABLED_USER;
        }
        return facts.owner() == null || facts.owner().equals(code.userId())
                ? LinkReason.LINKED
                : LinkReason.IDENTITY_TAKEN;
    }
}
