package dev.serai.event;

import dev.serai.wire.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * An event, and who made it so.
 *
 * @param tenant whose it is
 * @param actor {@code user:<name>}, {@code system}, {@code policy}, {@code model:<name>}, {@code anonymous}, or
 *     {@code <channel>:<account>} for an account that is not linked
 * @param reason why it was decided so, if it was a decision
 */
public record JournalEntry(String tenant, String actor, @Nullable ReasonCode reason, Event event) {

    public JournalEntry(String tenant, String actor, Event event) {
        this(tenant, actor, null, event);
    }
}
