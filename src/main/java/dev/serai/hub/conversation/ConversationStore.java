package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import dev.serai.conversation.ConversationLife;
import dev.serai.hub.db.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/** The rows of conversations: who holds one, where, about what, and when it ends. */
@Component
class ConversationStore {

    private final TenantRows rows;
    private final Clock clock;

    ConversationStore(TenantRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    UUID insert(
            String tenant,
            UUID userId,
            @Nullable ConversationPlace place,
            @Nullable UUID incidentId,
            @Nullable String model) {
        UUID id = Ids.next();
        rows.update(
                "conversation-insert",
                of(tenant)
                        .addValue("id", id)
                        .addValue("userId", userId)
                        .addValue("channel", place == null ? StoredConversation.API : place.channel())
                        .addValue("chat", place == null ? null : place.chat())
                        .addValue("thread", place == null ? null : place.thread())
                        .addValue("incidentId", incidentId)
                        .addValue("model", model)
                        .addValue("now", now()));
        return id;
    }

    /** The conversation, locked until the transaction ends. */
    Optional<StoredConversation> lock(String tenant, UUID id) {
        return one("conversation-lock", of(tenant).addValue("id", id));
    }

    Optional<StoredConversation> read(String tenant, UUID id) {
        return one("conversation-read", of(tenant).addValue("id", id));
    }

    /** The person's last conversation at a place; nobody else begins one there until the transaction ends. */
    Optional<StoredConversation> at(String tenant, ConversationPlace place, UUID userId) {
        rows.lock(tenant + " " + place + " " + userId);
        return one(
                "conversation-at",
                of(tenant)
                        .addValue("channel", place.channel())
                        .addValue("chat", place.chat())
                        .addValue("thread", place.thread())
                        .addValue("userId", userId));
    }

    private Optional<StoredConversation> one(String file, MapSqlParameterSource parameters) {
        return rows.first(file, parameters).map(StoredConversation::of);
    }

    /** Whether somebody talks to the hub in this thread. */
    boolean holds(String tenant, String channel, String chat, String thread) {
        return rows.isTrue(
                "conversation-holds",
                of(tenant).addValue("channel", channel).addValue("chat", chat).addValue("thread", thread));
    }

    /** How many of a person's conversations over the API were not silent since. */
    int living(String tenant, UUID userId, Instant since) {
        return rows.number(
                "conversation-count",
                of(tenant)
                        .addValue("userId", userId)
                        .addValue("channel", StoredConversation.API)
                        .addValue("since", Timestamp.from(since)));
    }

    void reset(String tenant, UUID id) {
        rows.update("conversation-reset", of(tenant).addValue("id", id).addValue("now", now()));
    }

    /** From now on this model is asked in it; null: none of its own. */
    void chooseModel(String tenant, UUID id, @Nullable String model) {
        rows.update("conversation-choose-model", of(tenant).addValue("id", id).addValue("model", model));
    }

    /**
     * From now on it is about this incident, if it was about none and the incident did not end a day ago.
     *
     * @return whether it is so now
     */
    boolean attach(String tenant, UUID id, UUID incidentId) {
        Instant over = clock.instant().minus(ConversationLife.AFTER_INCIDENT);
        return rows.update(
                        "conversation-attach",
                        of(tenant)
                                .addValue("id", id)
                                .addValue("incidentId", incidentId)
                                .addValue("over", Timestamp.from(over)))
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
