package dev.serai.hub.conversation;

import dev.serai.conversation.ConversationEnd;
import dev.serai.conversation.ConversationLife;
import dev.serai.hub.db.LoadedRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as it is stored.
 *
 * @param place where in a chat it is held; null over the API
 * @param incidentId the incident it hangs on; null if on none
 * @param model the wanted model; null if none was chosen
 * @param resolvedAt when its incident ended, or it began if that was later; null while the incident is not over
 */
record StoredConversation(
        UUID id,
        UUID userId,
        @Nullable ConversationPlace place,
        @Nullable UUID incidentId,
        @Nullable String model,
        Instant lastAt,
        @Nullable Instant resetAt,
        @Nullable Instant resolvedAt) {

    static final String API = "api";

    static StoredConversation of(LoadedRow row) {
        String channel = row.text("channel");
        return new StoredConversation(
                row.id("id"),
                row.id("user_id"),
                channel.equals(API)
                        ? null
                        : new ConversationPlace(channel, row.text("chat_id"), row.textOrNull("thread_id")),
                row.idOrNull("incident_id"),
                row.textOrNull("model"),
                row.instant("last_at"),
                row.instantOrNull("reset_at"),
                row.instantOrNull("resolved_at"));
    }

    /** The same, about an incident. */
    StoredConversation about(UUID incident) {
        return new StoredConversation(id, userId, place, incident, model, lastAt, resetAt, null);
    }

    /** Why it is over; null while it lives. */
    @Nullable
    ConversationEnd end(Instant now) {
        return ConversationLife.end(lastAt, resetAt, resolvedAt, now);
    }
}
