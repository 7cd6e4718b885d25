package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.conversation.ConversationEnd;
import dev.serai.conversation.ConversationLife;
import dev.serai.hub.conversation.TurnStore.NewSaid;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.settings.ConversationSettings;
import dev.serai.investigation.ToolPermit;
import dev.serai.message.ChatLanguage;
import dev.serai.secret.Redaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people do with conversations of their own over the API. Another person's is nothing that exists. */
@Component("conversationCommands")
class ConversationCommands {

    /** So many of a person's live at once. */
    static final int MOST_LIVING = 50;

    /** So many messages of a person wait at once, in all of their conversations, wherever these are. */
    static final int MOST_WAITING = 20;

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final WaitingStore waiting;
    private final IncidentPictureRows incidents;
    private final ConversationModels models;
    private final ConversationSettings settings;
    private final Clock clock;

    ConversationCommands(
            ConversationStore conversations,
            TurnStore turns,
            WaitingStore waiting,
            IncidentPictureRows incidents,
            ConversationModels models,
            ConversationSettings settings,
            Clock clock) {
        this.settings = settings;
        this.conversations = conversations;
        this.turns = turns;
        this.waiting = waiting;
        this.incidents = incidents;
        this.models = models;
        this.clock = clock;
    }

    /** Conversations whose last word was before are forgotten. */
    public Timestamp forgetBefore() {
        return Timestamp.from(clock.instant().minus(settings.keepDays(), ChronoUnit.DAYS));
    }

    /**
     * Begins one, and returns its id for the headers.
     *
     * @throws Problem 404 without the incident, 409 for a model that is not configured, or when too many live
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String create(
            @Body Map<String, @Nullable Object> request,
            @Header("tenant") String tenant,
            @ExchangeProperty("account") Account account) {
        Object incident = request.get("incident_id");
        UUID incidentId = incident == null ? null : UUID.fromString(incident.toString());
        if (incidentId != null && !incidents.exists(tenant, incidentId)) {
            throw Problems.notFound();
        }
        String model = request.get("model") == null ? null : String.valueOf(request.get("model"));
        if (model != null && !models.names().contains(model)) {
            throw new Problem(409, "unknown-model", "Unknown model", models.describe(ChatLanguage.ENGLISH));
        }
        if (conversations.living(tenant, account.id(), clock.instant().minus(ConversationLife.SILENCE))
                >= MOST_LIVING) {
            throw new Problem(
                    409,
                    "too-many-conversations",
                    "Too many conversations",
                    "At most " + MOST_LIVING + " live at once; end one with DELETE.");
        }
        return conversations
                .insert(tenant, account.id(), null, incidentId, model)
                .toString();
    }

    /**
     * Adds what a person said.
     *
     * @return a row of the shape {@code ConversationMessage}
     * @throws Problem 404 for none of this person's, 409 when it is over or too much waits
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, @Nullable Object> append(
            @Body Map<String, @Nullable Object> request,
            @Header("conversationId") String conversationId,
            @Header("tenant") String tenant,
            @ExchangeProperty("account") Account account,
            @ExchangeProperty("permit") ToolPermit permit,
            @ExchangeProperty("tokenId") @Nullable UUID token) {
        // Before the conversation: whoever answers locks them in this order too.
        int waits = waiting.count(tenant, account.id());
        StoredConversation conversation = conversations
                .lock(tenant, UUID.fromString(conversationId))
                .filter(one -> one.userId().equals(account.id()))
                .orElseThrow(Problems::notFound);
        ConversationEnd end = conversation.end(clock.instant());
        if (end != null) {
            throw new Problem(
                    409,
                    "conversation-ended",
                    "Conversation ended",
                    "It is over; begin another one with POST /api/v1/conversations.");
        }
        if (waits >= MOST_WAITING) {
            throw new Problem(
                    409, "too-many-waiting", "Too many waiting", "Wait for an answer before the next message.");
        }
        return turns.say(
                tenant,
                conversation.id(),
                NewSaid.sent(Redaction.redact(String.valueOf(request.get("text"))), permit.scopes(), token));
    }

    /** Rows as the shapes {@code Conversation} and {@code ConversationDetails} have them; more than were found for a page. */
    public List<Map<String, @Nullable Object>> shown(@Body List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(this::shown).toList();
    }

    private Map<String, @Nullable Object> shown(Map<String, @Nullable Object> columns) {
        LoadedRow row = new LoadedRow(columns);
        ConversationEnd end = ConversationLife.end(
                row.instant("last_at"),
                row.instantOrNull("reset_at"),
                row.instantOrNull("resolved_at"),
                clock.instant());
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(columns);
        shown.put("state", end == null ? "open" : "ended");
        shown.put("end_reason", end == null ? null : end.wire());
        shown.put(
                "ends_at",
                ConversationLife.endsAt(
                        row.instant("last_at"), row.instantOrNull("reset_at"), row.instantOrNull("resolved_at")));
        return shown;
    }

    /** The first row with its messages, the oldest first. */
    public Map<String, @Nullable Object> withMessages(
            @Body List<Map<String, @Nullable Object>> found, @Header("tenant") String tenant) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(found.get(0));
        row.put("messages", turns.messages(tenant, new LoadedRow(found.get(0)).id("id")));
        return row;
    }
}
