package dev.serai.hub.conversation;

import static dev.serai.hub.conversation.TenantRows.of;

import dev.serai.access.Scope;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AnswerSources.StoredSources;
import dev.serai.conversation.Citation;
import dev.serai.conversation.MessageAuthor;
import dev.serai.conversation.SaidMessage;
import dev.serai.conversation.SuggestedPlaybook;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said in conversations, in order, and what it is about. */
@Component
class TurnStore {

    private final TenantRows rows;
    private final Clock clock;

    TurnStore(TenantRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What is about to be said.
     *
     * @param answers the message that it answers; null for a person's
     * @param replyTo where alone an answer to it may be sent; null where that is the chat
     * @param scopes what the token may do with which it is said; null for a session, and for a chat
     * @param token that one; null where there is none
     */
    record NewSaid(
            MessageAuthor author,
            SaidState state,
            String text,
            List<Citation> citations,
            @Nullable UUID proposal,
            @Nullable SuggestedPlaybook playbook,
            @Nullable UUID answers,
            @Nullable String replyTo,
            @Nullable Set<Scope> scopes,
            @Nullable UUID token) {

        /** In a chat. */
        static NewSaid written(String text, @Nullable String replyTo) {
            return byPerson(text, replyTo, null, null);
        }

        /** Over the API. */
        static NewSaid sent(String text, @Nullable Set<Scope> scopes, @Nullable UUID token) {
            return byPerson(text, null, scopes, token);
        }

        /** An answer, whose text tells no secrets. */
        static NewSaid byHub(AnswerDraft draft, String text, UUID answers, SaidState state) {
            return new NewSaid(
                    MessageAuthor.HUB,
                    state,
                    text,
                    draft.citations(),
                    draft.proposal(),
                    draft.playbook(),
                    answers,
                    null,
                    null,
                    null);
        }

        private static NewSaid byPerson(
                String text, @Nullable String replyTo, @Nullable Set<Scope> scopes, @Nullable UUID token) {
            return new NewSaid(
                    MessageAuthor.PERSON, SaidState.WAITING, text, List.of(), null, null, null, replyTo, scopes, token);
        }
    }

    /** Adds a message as the last one, and returns its row as the API shows it. */
    Map<String, @Nullable Object> say(String tenant, UUID conversationId, NewSaid said) {
        UUID id = Ids.next();
        Timestamp now = now();
        int number = rows.number(
                "conversation-say",
                of(tenant)
                        .addValue("id", id)
                        .addValue("conversationId", conversationId)
                        .addValue("author", said.author().wire())
                        .addValue("state", said.state().wire())
                        .addValue("text", said.text())
                        .addValue("citations", MessageRows.json(said.citations()))
                        .addValue("proposal", said.proposal())
                        .addValue(
                                "playbook",
                                said.playbook() == null ? null : said.playbook().name())
                        .addValue(
                                "playbookIncident",
                                said.playbook() == null ? null : said.playbook().incident())
                        .addValue(
                                "suggestedBy",
                                said.playbook() == null ? null : said.playbook().by(),
                                Types.VARCHAR)
                        .addValue("answers", said.answers())
                        .addValue("replyTo", said.replyTo(), Types.VARCHAR)
                        .addValue("scopes", names(said.scopes()), Types.ARRAY)
                        .addValue("token", said.token())
                        .addValue("now", now));
        return MessageRows.row(id, number, said, now);
    }

    private static String @Nullable [] names(@Nullable Set<Scope> scopes) {
        return scopes == null ? null : scopes.stream().map(Scope::toString).toArray(String[]::new);
    }

    /** What was said, as it is stored. */
    String text(String tenant, UUID messageId) {
        return rows.first("conversation-said", of(tenant).addValue("id", messageId))
                .map(row -> row.text("text"))
                .orElse("");
    }

    /** Keeps which incident a person's message is about. */
    void speakOf(String tenant, UUID messageId, UUID incident) {
        rows.update(
                "conversation-speak-of", of(tenant).addValue("id", messageId).addValue("incidentId", incident));
    }

    /** From now on it is known what a message is about. */
    void heard(String tenant, UUID messageId) {
        rows.update("conversation-heard", of(tenant).addValue("id", messageId));
    }

    /** Which incident was spoken of last before a message. */
    Optional<UUID> spokenOf(String tenant, UUID messageId) {
        return rows.first("conversation-spoken-of", of(tenant).addValue("id", messageId))
                .map(row -> row.id("spoken_of"));
    }

    /** The last messages of the person between the one with which an incident was spoken of last and this one, the newest first. */
    List<String> saidSince(String tenant, UUID messageId) {
        return rows.values("conversation-said-since", of(tenant).addValue("id", messageId), String.class);
    }

    /** The last hundred messages that do not wait, the oldest first. */
    List<SaidMessage> recent(String tenant, UUID conversationId) {
        return oldestFirst("conversation-recent", tenant, conversationId);
    }

    /** What was said, the oldest first: the last messages, one more than a file has where there are more. */
    List<SaidMessage> transcript(String tenant, UUID conversationId) {
        return oldestFirst("conversation-transcript", tenant, conversationId);
    }

    private List<SaidMessage> oldestFirst(String file, String tenant, UUID conversationId) {
        List<SaidMessage> newestFirst = new ArrayList<>(said(file, tenant, conversationId));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private List<SaidMessage> said(String file, String tenant, UUID conversationId) {
        return rows.all(file, of(tenant).addValue("conversationId", conversationId)).stream()
                .map(row -> new SaidMessage(
                        row.number("number"),
                        row.word("author", MessageAuthor.class),
                        row.text("text"),
                        Citation.read(row.text("citations")),
                        row.instant("at"),
                        answers(row)))
                .toList();
    }

    private static @Nullable Integer answers(LoadedRow row) {
        Long number = row.numberOrNull("answers");
        return number == null ? null : Math.toIntExact(number);
    }

    /** The last 200 messages as rows of the API's shape, the oldest first. */
    List<Map<String, @Nullable Object>> messages(String tenant, UUID conversationId) {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(
                rows.columns("conversation-messages", of(tenant).addValue("conversationId", conversationId)));
        Collections.reverse(messages);
        return messages;
    }

    /** What the last answer that rests on something came from. */
    Optional<StoredSources> sources(String tenant, UUID conversationId) {
        return rows.first("conversation-last-sources", of(tenant).addValue("conversationId", conversationId))
                .map(row -> new StoredSources(
                        row.instant("at"),
                        row.textOrNull("analyst"),
                        Citation.read(row.text("citations")),
                        row.textOrNull("trace"),
                        row.textOrNull("claims")));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
