package dev.serai.hub.conversation;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.AskedQuestion;
import dev.serai.conversation.AskedQuestion.AskedKind;
import dev.serai.conversation.ChatCommand;
import dev.serai.conversation.ChatLanguage;
import dev.serai.conversation.IncidentPicture;
import dev.serai.conversation.Overview;
import dev.serai.conversation.PlainQuestions;
import dev.serai.conversation.QuestionReader;
import dev.serai.conversation.StateAnswers;
import dev.serai.failure.Causes;
import dev.serai.hub.http.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from what is stored, for what the person who asks may see: a viewer's is all that is the tenant's. */
@Component("conversationAnswers")
class ConversationAnswers {

    private final ConversationStore store;
    private final ConversationModels models;
    private final Clock clock;
    private final QuestionReader questions = new PlainQuestions();

    ConversationAnswers(ConversationStore store, ConversationModels models, Clock clock) {
        this.store = store;
        this.models = models;
        this.clock = clock;
    }

    /** Any question. */
    public AnswerDraft ask(@Body ConversationTurn turn) {
        AskedQuestion asked = questions.read(turn.command().argument());
        return switch (asked.kind()) {
            case HELP -> help(turn);
            case INCIDENTS -> incidents(turn);
            case CONSENT -> consent(turn, asked.language());
            default -> about(turn, asked);
        };
    }

    private AnswerDraft about(ConversationTurn turn, AskedQuestion asked) {
        Overview overview = Overview.read(store.overview(turn.tenant()));
        UUID incident = incident(turn, overview);
        if (incident == null) {
            return asked.kind() == AskedKind.STATUS
                    ? overview.status(asked.language(), now())
                    : overview.which(asked.language(), now());
        }
        AnswerDraft facts = StateAnswers.of(asked, picture(turn, incident), now());
        String note =
                models.names().isEmpty() ? Overview.noModel(asked.language()) : Overview.storedOnly(asked.language());
        return new AnswerDraft(facts.text() + "\n" + note, facts.citations(), facts.proposal());
    }

    /** The one it hangs on, or the only one that is open; that one it hangs on from now on. */
    private @Nullable UUID incident(ConversationTurn turn, Overview overview) {
        UUID known = turn.conversation().incidentId();
        if (known != null || overview.incidents().size() != 1) {
            return known;
        }
        UUID only = overview.incidents().get(0).id();
        store.attach(turn.tenant(), turn.conversation().id(), only);
        return only;
    }

    private IncidentPicture picture(ConversationTurn turn, UUID incident) {
        return IncidentPicture.read(store.incident(turn.tenant(), incident).orElseThrow());
    }

    /** Points to where the last proposal of this conversation is decided; decides nothing. */
    private AnswerDraft consent(ConversationTurn turn, ChatLanguage language) {
        if (!turn.account().role().covers(Role.OPERATOR)) {
            return AnswerDraft.plain(Overview.needsOperator(language));
        }
        UUID incident = turn.conversation().incidentId();
        Optional<UUID> shown = store.proposal(turn.tenant(), turn.conversation().id());
        if (incident == null || shown.isEmpty()) {
            return AnswerDraft.plain(Overview.nothingProposed(language));
        }
        IncidentPicture picture = picture(turn, incident);
        return picture.actions().stream()
                .filter(action -> action.id().equals(shown.get()))
                .findFirst()
                .map(action -> StateAnswers.consent(language, picture, action, now()))
                .orElseGet(() -> AnswerDraft.plain(Overview.nothingProposed(language)));
    }

    public AnswerDraft help(@Body ConversationTurn turn) {
        return AnswerDraft.plain(Overview.help(models.describe()));
    }

    public AnswerDraft status(@Body ConversationTurn turn) {
        UUID incident = turn.conversation().incidentId();
        return incident == null
                ? Overview.read(store.overview(turn.tenant())).status(ChatLanguage.ENGLISH, now())
                : StateAnswers.of(
                        new AskedQuestion(AskedKind.STATUS, ChatLanguage.ENGLISH), picture(turn, incident), now());
    }

    public AnswerDraft incidents(@Body ConversationTurn turn) {
        return Overview.read(store.overview(turn.tenant())).list(language(turn), now());
    }

    public AnswerDraft reset(@Body ConversationTurn turn) {
        store.reset(turn.tenant(), turn.conversation().id());
        return AnswerDraft.plain("This conversation is over. Your next message begins another one.");
    }

    public AnswerDraft approve(@Body ConversationTurn turn) {
        return Overview.read(store.overview(turn.tenant())).approvals(language(turn), now());
    }

    public AnswerDraft export(@Body ConversationTurn turn) {
        String path = "/api/v1/conversations/" + turn.conversation().id() + "/export";
        return AnswerDraft.plain("Your conversation as JSON, or with Accept: text/markdown as Markdown: " + path);
    }

    public AnswerDraft unknown(@Body Object ignored) {
        return AnswerDraft.plain("I do not know this command. /help lists the commands.");
    }

    /** Whether this person may take the incident of this conversation; sets what the route for it needs. */
    public boolean mayAcknowledge(@Body ConversationTurn turn, Exchange exchange) {
        Account account = turn.account();
        UUID incident = turn.conversation().incidentId();
        if (incident == null || !account.role().covers(Role.OPERATOR)) {
            return false;
        }
        exchange.setProperty("actor", account.actor());
        exchange.getMessage().setHeader("incidentId", incident.toString());
        return true;
    }

    public AnswerDraft notAcknowledged(@Body ConversationTurn turn) {
        return AnswerDraft.plain(
                turn.conversation().incidentId() == null
                        ? "This conversation is about no incident. Answer to an incident's message, or begin one about an incident."
                        : "Not done: /ack needs the role operator.");
    }

    public AnswerDraft acknowledged() {
        return AnswerDraft.plain("The incident is acknowledged.");
    }

    /** What stood against it, as far as it may be said. */
    public AnswerDraft impossible(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        return AnswerDraft.plain(Causes.first(caught, Problem.class)
                .map(problem -> "Not possible: " + problem.detail())
                .orElse("Not possible."));
    }

    private static ChatLanguage language(ConversationTurn turn) {
        ChatCommand command = turn.command();
        return ChatLanguage.of(command.argument());
    }

    private Instant now() {
        return clock.instant();
    }
}
