package dev.serai.event;

import org.jspecify.annotations.Nullable;

/**
 * An event, and who made it so.
 *
 * @param tenant whose it is
 * @param actor {@code user:<name>}, {@code system}, {@code policy}, {@code model:<name>}, {@code anonymous}, or
 *     {@code <channel>:<account>} for an account that is not linked
 * @param reason the reason code of the decision behind it, if any
 */
public record JournalEntry(String tenant, String actor, @Nullable String reason, Event event) {

    public JournalEntry(String tenant, String actor, Event event) {
        this(tenant, actor, null, event);
    }
}
