package dev.serai.notify;

import dev.serai.wire.ReasonCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something is told, and why there.
 *
 * @param to the places, in order and each once
 * @param reason why
 * @param rule the rule behind it; null when none was
 */
public record NotifyDecision(List<Destination> to, NotifyReason reason, @Nullable String rule) {

    /** Why something is told where it is. */
    public enum NotifyReason implements ReasonCode {
        /** A rule holds. */
        RULE,
        /** No rule holds: every configured channel. */
        NO_RULE,
        /** The rule that holds names only channels that are not configured: every configured channel. */
        RULE_WITHOUT_CHANNEL,
        /** A rule's condition has no value here: every configured channel. */
        BROKEN_RULE,
        /** No channel is configured: nobody is told. */
        NO_CHANNEL
    }

    public NotifyDecision {
        to = List.copyOf(to);
        if (to.isEmpty() != (reason == NotifyReason.NO_CHANNEL)) {
            throw new IllegalArgumentException("nobody is notified only where there is no channel");
        }
    }
}
