package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import dev.serai.hub.db.LoadedRow;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far answers are: what may be shown of them while they are made, and what of them is in their chats. */
@Component
class AnswerStore {

    private final TenantRows rows;
    private final Clock clock;

    AnswerStore(TenantRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * How far the answer to a message is.
     *
     * @param soFar what may be shown of it
     * @param answer its row as the API shows it; null while there is none
     */
    record AnswerState(boolean waits, @Nullable String soFar, @Nullable Map<String, @Nullable Object> answer) {}

    /** How far the answers to these messages are; a message that is gone is not among them. */
    Map<UUID, AnswerState> answers(String tenant, Collection<UUID> asked) {
        Map<UUID, AnswerState> states = new HashMap<>();
        for (Map<String, @Nullable Object> columns :
                rows.columns("conversation-answers", of(tenant).addValue("asked", asked))) {
            LoadedRow row = new LoadedRow(columns);
            states.put(
                    row.id("asked"),
                    new AnswerState(
                            row.flag("waits"), row.textOrNull("so_far"), row.idOrNull("id") == null ? null : columns));
        }
        return states;
    }

    /**
     * Where what there is of an answer is shown.
     *
     * @param preview the message that shows it; null while none does
     * @param chat null over the API
     */
    record DraftPlace(
            @Nullable String preview,
            @Nullable String replyTo,
            String channel,
            @Nullable String chat,
            @Nullable String thread) {}

    /** Keeps what may be shown of the answer to a message; empty when that waits for none any more. */
    Optional<DraftPlace> draft(String tenant, UUID asked, String text) {
        return rows.first("conversation-draft", of(tenant).addValue("id", asked).addValue("text", text))
                .map(row -> new DraftPlace(
                        row.textOrNull("preview_id"),
                        row.textOrNull("reply_to"),
                        row.text("channel"),
                        row.textOrNull("chat_id"),
                        row.textOrNull("thread_id")));
    }

    /** Keeps that a first draft is on its way to the chat, whose message is not known before it is there. */
    void draftSent(String tenant, UUID asked) {
        rows.update("conversation-draft-sent", of(tenant).addValue("id", asked).addValue("more", 1));
    }

    /** Keeps that the chat did not take it. */
    void draftRefused(String tenant, UUID asked) {
        rows.update("conversation-draft-sent", of(tenant).addValue("id", asked).addValue("more", -1));
    }

    /** Keeps which message in the chat shows it. */
    void previewed(String tenant, UUID asked, String chatMessageId) {
        rows.update("conversation-previewed", of(tenant).addValue("id", asked).addValue("previewId", chatMessageId));
    }

    Optional<UnsentAnswer> unsent(String tenant, UUID id) {
        return rows.first("conversation-unsent", of(tenant).addValue("id", id)).map(UnsentAnswer::of);
    }

    /** One more part of an answer is in the chat; its id there is null where it has none. */
    @Transactional
    void sent(String tenant, UUID id, @Nullable String chatMessageId, boolean whole) {
        rows.update(
                "conversation-sent",
                of(tenant)
                        .addValue("id", id)
                        .addValue("chatMessageId", chatMessageId, Types.VARCHAR)
                        .addValue("whole", whole)
                        .addValue("now", now()));
        if (whole) {
            rows.update("conversation-place-used", of(tenant).addValue("id", id));
        }
    }

    /** An answer that a chat did not take. */
    record LostAnswer(String channel, @Nullable UUID incidentId) {}

    /** Gives an answer up; empty when the chat has it. */
    Optional<LostAnswer> abandon(String tenant, UUID id) {
        return rows.first("conversation-abandon", of(tenant).addValue("id", id))
                .map(row -> new LostAnswer(row.text("channel"), row.idOrNull("incident_id")));
    }

    /** What was shown of an answer cannot be edited any more: the answer will be a message of its own. */
    void previewGone(String tenant, UUID id) {
        rows.update("conversation-preview-gone", of(tenant).addValue("id", id));
    }

    /** The thread that an answer of the hub's stands in, and its incident. */
    record AnswerThread(@Nullable String thread, @Nullable UUID incidentId) {}

    Optional<AnswerThread> under(String tenant, String channel, String chat, String messageId) {
        return rows.first(
                        "conversation-under",
                        of(tenant)
                                .addValue("channel", channel)
                                .addValue("chat", chat)
                                .addValue("messageId", messageId))
                .map(row -> new AnswerThread(row.textOrNull("thread_id"), row.idOrNull("incident_id")));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
