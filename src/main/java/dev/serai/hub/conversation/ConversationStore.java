package dev.serai.hub.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.access.Scope;
import dev.serai.conversation.AnswerSources.StoredSources;
import dev.serai.conversation.Citation;
import dev.serai.conversation.ConversationLife;
import dev.serai.conversation.MessageAuthor;
import dev.serai.conversation.SaidMessage;
import dev.serai.conversation.SuggestedPlaybook;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.db.Sql;
import dev.serai.language.NamedObject;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of conversations. What is written here is written in the caller's transaction, or else by itself: one statement
 * each, or a transaction of its own where more belong together.
 */
@Component
class ConversationStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What alerts named so lately can be talked about by its name. */
    private static final Duration NAMED = Duration.ofDays(14);

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    ConversationStore(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is about to be said.
     *
     * @param answers the message that it answers; null for a person's
     * @param replyTo where alone an answer to it may be sent; null where that is the chat
     * @param scopes what the token may do with which it is said; null for a session, and for a chat
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
            @Nullable Set<Scope> scopes) {

        static NewSaid byPerson(String text, @Nullable String replyTo, @Nullable Set<Scope> scopes) {
            return new NewSaid(
                    MessageAuthor.PERSON, SaidState.WAITING, text, List.of(), null, null, null, replyTo, scopes);
        }
    }

    /**
     * A message that waits.
     *
     * @param scopes what the token may do with which it was said; null for a session, and for a chat
     */
    record WaitingMessage(UUID id, String text, @Nullable Set<Scope> scopes) {

        static WaitingMessage of(LoadedRow row) {
            return new WaitingMessage(row.id("id"), row.text("text"), scopes(row.textOrNull("scopes")));
        }

        private static @Nullable Set<Scope> scopes(@Nullable String stored) {
            return stored == null
                    ? null
                    : Arrays.stream(stored.split(" "))
                            .flatMap(one -> Scope.of(one).stream())
                            .collect(Collectors.toSet());
        }
    }

    UUID insert(
            String tenant,
            UUID userId,
            @Nullable ConversationPlace place,
            @Nullable UUID incidentId,
            @Nullable String model) {
        UUID id = Ids.next();
        jdbc.update(
                Sql.text("conversation-insert"),
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
        lock(tenant + " " + place + " " + userId);
        return one(
                "conversation-at",
                of(tenant)
                        .addValue("channel", place.channel())
                        .addValue("chat", place.chat())
                        .addValue("thread", place.thread())
                        .addValue("userId", userId));
    }

    private void lock(String what) {
        jdbc.queryForList(Sql.text("conversation-place-lock"), new MapSqlParameterSource("place", what), String.class);
    }

    /** The thread that an answer of the hub's stands in, and its incident. */
    record AnswerThread(@Nullable String thread, @Nullable UUID incidentId) {}

    Optional<AnswerThread> under(String tenant, String channel, String chat, String messageId) {
        return row(
                        "conversation-under",
                        of(tenant)
                                .addValue("channel", channel)
                                .addValue("chat", chat)
                                .addValue("messageId", messageId))
                .map(row -> new AnswerThread(row.textOrNull("thread_id"), row.idOrNull("incident_id")));
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
                jdbc.queryForList(Sql.text("conversation-answers"), of(tenant).addValue("asked", asked))) {
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
        return row("conversation-draft", of(tenant).addValue("id", asked).addValue("text", text))
                .map(row -> new DraftPlace(
                        row.textOrNull("preview_id"),
                        row.textOrNull("reply_to"),
                        row.text("channel"),
                        row.textOrNull("chat_id"),
                        row.textOrNull("thread_id")));
    }

    /** Keeps which message in the chat shows it. */
    void previewed(String tenant, UUID asked, String chatMessageId) {
        jdbc.update(
                Sql.text("conversation-previewed"),
                of(tenant).addValue("id", asked).addValue("previewId", chatMessageId));
    }

    /** Whether somebody talks to the hub in this thread. */
    boolean holds(String tenant, String channel, String chat, String thread) {
        return isTrue(
                "conversation-holds",
                of(tenant).addValue("channel", channel).addValue("chat", chat).addValue("thread", thread));
    }

    Optional<UnsentAnswer> unsent(String tenant, UUID id) {
        return row("conversation-unsent", of(tenant).addValue("id", id)).map(UnsentAnswer::of);
    }

    /** One more part of an answer is in the chat; its id there is null where it has none. */
    @Transactional
    void sent(String tenant, UUID id, @Nullable String chatMessageId, boolean whole) {
        jdbc.update(
                Sql.text("conversation-sent"),
                of(tenant)
                        .addValue("id", id)
                        .addValue("chatMessageId", chatMessageId, Types.VARCHAR)
                        .addValue("whole", whole)
                        .addValue("now", now()));
        if (whole) {
            jdbc.update(Sql.text("conversation-place-used"), of(tenant).addValue("id", id));
        }
    }

    /** An answer that a chat did not take. */
    record LostAnswer(String channel, @Nullable UUID incidentId) {}

    /** Gives an answer up; empty when the chat has it. */
    Optional<LostAnswer> abandon(String tenant, UUID id) {
        return row("conversation-abandon", of(tenant).addValue("id", id))
                .map(row -> new LostAnswer(row.text("channel"), row.idOrNull("incident_id")));
    }

    /** What was shown of an answer cannot be edited any more: the answer will be a message of its own. */
    void previewGone(String tenant, UUID id) {
        jdbc.update(Sql.text("conversation-preview-gone"), of(tenant).addValue("id", id));
    }

    private Optional<StoredConversation> one(String file, MapSqlParameterSource parameters) {
        return row(file, parameters).map(StoredConversation::of);
    }

    private Optional<LoadedRow> row(String file, MapSqlParameterSource parameters) {
        return jdbc.queryForList(Sql.text(file), parameters).stream()
                .findFirst()
                .map(LoadedRow::new);
    }

    /** How many of a person's messages wait, wherever they were said; none is added until the transaction ends. */
    int waitingOf(String tenant, UUID userId) {
        lock(tenant + " waits " + userId);
        Integer count = jdbc.queryForObject(
                Sql.text("conversation-waiting-of"), of(tenant).addValue("userId", userId), Integer.class);
        return count == null ? 0 : count;
    }

    /** How many of a person's conversations over the API were not silent since. */
    int living(String tenant, UUID userId, Instant since) {
        Integer count = jdbc.queryForObject(
                Sql.text("conversation-count"),
                of(tenant)
                        .addValue("userId", userId)
                        .addValue("channel", StoredConversation.API)
                        .addValue("since", Timestamp.from(since)),
                Integer.class);
        return count == null ? 0 : count;
    }

    boolean incidentExists(String tenant, UUID incidentId) {
        return isTrue("conversation-incident-exists", of(tenant).addValue("id", incidentId));
    }

    /** Adds a message as the last one, and returns its row as the API shows it. */
    Map<String, @Nullable Object> say(String tenant, UUID conversationId, NewSaid said) {
        UUID id = Ids.next();
        Timestamp now = now();
        Integer number = jdbc.queryForObject(
                Sql.text("conversation-say"),
                of(tenant)
                        .addValue("id", id)
                        .addValue("conversationId", conversationId)
                        .addValue("author", said.author().wire())
                        .addValue("state", said.state().wire())
                        .addValue("text", said.text())
                        .addValue("citations", json(said.citations()))
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
                        .addValue("now", now),
                Integer.class);
        return MessageRows.row(id, number == null ? 0 : number, said, now);
    }

    private static String @Nullable [] names(@Nullable Set<Scope> scopes) {
        return scopes == null ? null : scopes.stream().map(Scope::toString).toArray(String[]::new);
    }

    /** The first message that waits for an answer. */
    Optional<WaitingMessage> next(String tenant, UUID conversationId) {
        return row("conversation-next", of(tenant).addValue("conversationId", conversationId))
                .map(WaitingMessage::of);
    }

    /** Whether it waited until now. */
    boolean answered(String tenant, UUID messageId) {
        return jdbc.update(Sql.text("conversation-answered"), of(tenant).addValue("id", messageId)) == 1;
    }

    /** Nothing waits in it any more, and nobody answers. */
    void endWaiting(String tenant, UUID conversationId) {
        jdbc.update(Sql.text("conversation-end-waiting"), of(tenant).addValue("conversationId", conversationId));
    }

    boolean waits(String tenant, UUID conversationId) {
        return isTrue("conversation-waits", of(tenant).addValue("conversationId", conversationId));
    }

    void reset(String tenant, UUID id) {
        jdbc.update(
                Sql.text("conversation-reset"), of(tenant).addValue("id", id).addValue("now", now()));
    }

    /** From now on this model is asked in it; null: none of its own. */
    void chooseModel(String tenant, UUID id, @Nullable String model) {
        jdbc.update(
                Sql.text("conversation-choose-model"),
                of(tenant).addValue("id", id).addValue("model", model));
    }

    /**
     * From now on it is about this incident, if it was about none and the incident did not end a day ago.
     *
     * @return whether it is so now
     */
    boolean attach(String tenant, UUID id, UUID incidentId) {
        return jdbc.update(
                        Sql.text("conversation-attach"),
                        of(tenant)
                                .addValue("id", id)
                                .addValue("incidentId", incidentId)
                                .addValue(
                                        "over", Timestamp.from(clock.instant().minus(ConversationLife.AFTER_INCIDENT))))
                == 1;
    }

    /**
     * What was proposed in a conversation: an action, or a playbook that could be asked for.
     *
     * @param incident which it is for, whatever the conversation is about; null where nobody knows that
     * @param by the model that chose the playbook; null where none did
     * @param at when it could be read, or was made if it could not
     * @param shown whether it could be read before the message was received that is answered now
     */
    record LastProposal(
            @Nullable UUID action,
            @Nullable String playbook,
            @Nullable UUID incident,
            @Nullable String by,
            Instant at,
            boolean shown) {

        boolean isSame(LastProposal other) {
            return Objects.equals(action, other.action)
                    && Objects.equals(playbook, other.playbook)
                    && Objects.equals(incident, other.incident);
        }
    }

    /** What was proposed in the conversation of a message, the newest first. */
    List<LastProposal> proposals(String tenant, UUID messageId) {
        return jdbc.queryForList(Sql.text("conversation-proposal"), of(tenant).addValue("id", messageId)).stream()
                .map(LoadedRow::new)
                .map(row -> new LastProposal(
                        row.idOrNull("proposal_id"),
                        row.textOrNull("playbook"),
                        row.idOrNull("incident_id"),
                        row.textOrNull("suggested_by"),
                        row.instant("at"),
                        row.flag("shown")))
                .toList();
    }

    /** Keeps which incident a person's message is about. */
    void speakOf(String tenant, UUID messageId, UUID incident) {
        jdbc.update(
                Sql.text("conversation-speak-of"),
                of(tenant).addValue("id", messageId).addValue("incidentId", incident));
    }

    /** Which incident was spoken of last before a message. */
    Optional<UUID> spokenOf(String tenant, UUID messageId) {
        return row("conversation-spoken-of", of(tenant).addValue("id", messageId))
                .map(row -> row.id("spoken_of"));
    }

    /** The labels of the alerts of two weeks as JSON, the newest first; an incident's own where one is given. */
    List<String> objects(String tenant, @Nullable UUID incidentId) {
        return jdbc.queryForList(
                Sql.text("conversation-objects"),
                of(tenant)
                        .addValue("incidentId", incidentId)
                        .addValue("since", Timestamp.from(clock.instant().minus(NAMED))),
                String.class);
    }

    /**
     * The incident that is about an object, one that is not over first.
     *
     * @param requests whether a change that somebody asked for counts too
     */
    Optional<UUID> incidentOf(String tenant, NamedObject object, boolean requests) {
        return row(
                        "conversation-incident-of",
                        of(tenant)
                                .addValue("requests", requests)
                                .addValue("cluster", object.cluster())
                                .addValue("namespace", object.namespace())
                                .addValue("name", object.name()))
                .map(row -> row.id("id"));
    }

    /** The open incident that a change of an object belongs to: one about that very object, of which all is known. */
    Optional<UUID> incidentToChange(String tenant, NamedObject object) {
        return row(
                        "conversation-incident-to-change",
                        of(tenant)
                                .addValue("cluster", object.cluster())
                                .addValue(
                                        "kind",
                                        object.kind() == null
                                                ? null
                                                : object.kind().title())
                                .addValue("namespace", object.namespace())
                                .addValue("name", object.name()))
                .map(row -> row.id("id"));
    }

    /**
     * What is proposed already for an object and waits; a row as far as {@code Proposal} is shown, and whether it is the
     * {@code same}.
     *
     * @param arguments all that the same one was given, as JSON
     * @param place which object, as JSON
     */
    Optional<Map<String, @Nullable Object>> openProposal(
            String tenant, String kamelet, String arguments, String place) {
        return jdbc
                .queryForList(
                        Sql.text("conversation-open-proposal"),
                        of(tenant)
                                .addValue("kamelet", kamelet)
                                .addValue("arguments", arguments)
                                .addValue("place", place))
                .stream()
                .findFirst();
    }

    /** What an earlier attempt at a message has proposed for this person, with at least these arguments. */
    Optional<Map<String, @Nullable Object>> ownProposal(ConversationTurn turn, String kamelet, String arguments) {
        return jdbc
                .queryForList(
                        Sql.text("conversation-own-proposal"),
                        of(turn.tenant())
                                .addValue("messageId", turn.messageId())
                                .addValue("actor", turn.account().actor())
                                .addValue("kamelet", kamelet)
                                .addValue("arguments", arguments))
                .stream()
                .findFirst();
    }

    /** The first message that waits, if it was taken up so often; what is behind it waits for it. */
    Optional<WaitingMessage> stuck(String tenant, UUID conversationId, int tries) {
        return row(
                        "conversation-stuck",
                        of(tenant).addValue("conversationId", conversationId).addValue("tries", tries))
                .map(WaitingMessage::of);
    }

    /** The last hundred messages that do not wait, the oldest first. */
    List<SaidMessage> recent(String tenant, UUID conversationId) {
        List<SaidMessage> newestFirst = new ArrayList<>(said("conversation-recent", tenant, conversationId));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The last 200 messages as rows of the API's shape, the oldest first. */
    List<Map<String, Object>> messages(String tenant, UUID conversationId) {
        List<Map<String, Object>> newestFirst = jdbc.queryForList(
                Sql.text("conversation-messages"), of(tenant).addValue("conversationId", conversationId));
        List<Map<String, Object>> messages = new ArrayList<>(newestFirst);
        Collections.reverse(messages);
        return messages;
    }

    /** What the last answer that rests on something came from. */
    Optional<StoredSources> sources(String tenant, UUID conversationId) {
        return row("conversation-last-sources", of(tenant).addValue("conversationId", conversationId))
                .map(row -> new StoredSources(
                        row.instant("at"),
                        row.textOrNull("analyst"),
                        Citation.read(row.text("citations")),
                        row.textOrNull("trace"),
                        row.textOrNull("claims")));
    }

    /** All that was said, the oldest first. */
    List<SaidMessage> transcript(String tenant, UUID conversationId) {
        return said("conversation-transcript", tenant, conversationId);
    }

    private List<SaidMessage> said(String file, String tenant, UUID conversationId) {
        return jdbc.queryForList(Sql.text(file), of(tenant).addValue("conversationId", conversationId)).stream()
                .map(LoadedRow::new)
                .map(row -> new SaidMessage(
                        row.number("number"),
                        row.word("author", MessageAuthor.class),
                        row.text("text"),
                        Citation.read(row.text("citations")),
                        row.instant("at")))
                .toList();
    }

    /** What is stored of an incident as JSON, in one consistent view. */
    Optional<String> incident(String tenant, UUID id) {
        return jdbc
                .queryForList(Sql.text("conversation-incident"), of(tenant).addValue("id", id), String.class)
                .stream()
                .findFirst();
    }

    /** Counts, open incidents and open approvals as JSON, in one consistent view. */
    String overview(String tenant) {
        return overview(tenant, null);
    }

    /** The same with what waits about this incident first. */
    String overview(String tenant, @Nullable UUID incident) {
        return jdbc.queryForList(
                        Sql.text("conversation-overview"), of(tenant).addValue("incident", incident), String.class)
                .get(0);
    }

    private boolean isTrue(String file, MapSqlParameterSource parameters) {
        return Boolean.TRUE.equals(jdbc.queryForObject(Sql.text(file), parameters, Boolean.class));
    }

    static String json(List<Citation> citations) {
        try {
            return JSON.writeValueAsString(
                    citations.stream().map(MessageRows::citation).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("citations can be written", e);
        }
    }

    private static MapSqlParameterSource of(String tenant) {
        return new MapSqlParameterSource("tenant", tenant);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
