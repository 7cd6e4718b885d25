package dev.serai.hub.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.approval.Role;
import dev.serai.conversation.AnswerDraft;
import dev.serai.conversation.EarlierRevision;
import dev.serai.conversation.ProposedChange;
import dev.serai.conversation.RequestWords;
import dev.serai.conversation.VersionWords;
import dev.serai.failure.Causes;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.http.Problem;
import dev.serai.language.ChangeVerb;
import dev.serai.language.NamedObject;
import dev.serai.language.Understood.ChangeRequest;
import dev.serai.message.ChatLanguage;
import dev.serai.message.RefusalWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a change that a person asks for a proposal by the way of all proposals. It decides and runs nothing. */
@Component("conversationChanges")
class ConversationChanges {

    private static final String REVISION = "conversationRevision";

    private static final String ARGUMENTS = "conversationArguments";

    private final ProposalRows proposals;
    private final ActionCatalogue catalogue;
    private final ObjectMapper json;
    private final Clock clock;

    ConversationChanges(ProposalRows proposals, ActionCatalogue catalogue, ObjectMapper json, Clock clock) {
        this.clock = clock;
        this.proposals = proposals;
        this.catalogue = catalogue;
        this.json = json;
    }

    /** Whether this person may propose anything, and it is nothing that the Kamelet for it would refuse by itself. */
    public boolean mayPropose(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return mayAsk(heard) && isWithinBounds(heard);
    }

    private static boolean mayAsk(HeardTurn heard) {
        return heard.account().role().covers(Role.OPERATOR);
    }

    private boolean isWithinBounds(HeardTurn heard) {
        Integer count = change(heard).count();
        return count == null || bound(heard, "minimum") <= count && count <= bound(heard, "maximum");
    }

    private int bound(HeardTurn heard, String keyword) {
        return catalogue
                .find(change(heard).verb().action())
                .map(definition -> definition
                        .arguments()
                        .at("/properties/replicas/" + keyword)
                        .asInt())
                .orElseThrow();
    }

    /**
     * Whether an earlier attempt at this message, whose hub was killed before it could answer, has proposed it. What to go
     * back to is left out: once that is done it would be another version.
     */
    public boolean isProposed(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return own(heard).isPresent();
    }

    /** What became of that. */
    public AnswerDraft again(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return ProposedChange.shownToRequester(json.valueToTree(own(heard).orElseThrow()), heard.language());
    }

    private Optional<Map<String, @Nullable Object>> own(HeardTurn heard) {
        ChangeRequest change = change(heard);
        Map<String, Object> arguments = place(change.target());
        if (change.verb() == ChangeVerb.RESTART || change.verb() == ChangeVerb.SCALE) {
            arguments.put("kind", kind(change.target()));
        }
        if (change.count() != null) {
            arguments.put("replicas", change.count());
        }
        return proposals.ownProposal(
                heard.turn(),
                change.verb().action(),
                json.valueToTree(arguments).toString());
    }

    public AnswerDraft refuse(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return AnswerDraft.plain(
                mayAsk(heard)
                        ? RequestWords.notProposed(
                                heard.language(),
                                RequestWords.replicasOutOfBounds(
                                        heard.language(), bound(heard, "minimum"), bound(heard, "maximum")))
                        : RequestWords.mayNotPropose(heard.language()));
    }

    /** Whether the version to go back to has to be looked up. */
    public boolean goesBack(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return change(heard).verb() == ChangeVerb.ROLLBACK;
    }

    /** The question for the rollout history. */
    public Map<String, Object> history(@ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        exchange.getMessage().setHeader("kamelet", "kubernetes-rollout-history-action");
        return place(change(heard).target());
    }

    /**
     * Keeps the revision that is asked for, else the newest that differs from what runs now.
     *
     * @throws Problem when there is no such version to go back to
     */
    public void revision(
            @Body Map<String, ?> history, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard, Exchange exchange) {
        EarlierRevision found =
                EarlierRevision.of(json.valueToTree(history), change(heard).version());
        Integer revision = found.revision();
        if (revision == null) {
            throw new Problem(409, "proposal-refused", "Proposal refused", VersionWords.of(heard.language(), found));
        }
        exchange.setProperty(REVISION, revision);
    }

    /** The body for {@code direct:action-propose}; sets who asks. */
    public Map<String, Object> request(
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard,
            @ExchangeProperty(REVISION) @Nullable Integer revision,
            Exchange exchange) {
        ChangeRequest change = change(heard);
        Map<String, Object> arguments = place(change.target());
        switch (change.verb()) {
            case RESTART, SCALE -> arguments.put("kind", kind(change.target()));
            case ROLLBACK -> arguments.put("revision", Objects.requireNonNull(revision));
            default -> {}
        }
        if (change.verb() == ChangeVerb.SCALE) {
            arguments.put("replicas", Objects.requireNonNull(change.count()));
        }
        exchange.setProperty("actor", heard.account().actor());
        exchange.setProperty(ARGUMENTS, json.valueToTree(arguments).toString());
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("incident_id", incident(heard).toString());
        request.put("action", change.verb().action());
        request.put("arguments", arguments);
        return request;
    }

    private static Map<String, Object> place(NamedObject target) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("cluster", Objects.requireNonNull(target.cluster()));
        if (target.namespace() != null) {
            arguments.put("namespace", target.namespace());
        }
        arguments.put("name", target.name());
        return arguments;
    }

    private static String kind(NamedObject target) {
        return Objects.requireNonNull(target.kind()).title();
    }

    /** What was proposed, what it risks and who decides it. */
    public AnswerDraft proposed(
            @Body Map<String, @Nullable Object> row, @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        return ProposedChange.shownToRequester(json.valueToTree(row), heard.language());
    }

    /** What was proposed before and waits, where it is the same; else why it cannot be proposed, as far as it may be said. */
    public AnswerDraft impossible(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @ExchangeProperty(ARGUMENTS) @Nullable String arguments,
            @ExchangeProperty(HeardTurn.PROPERTY) HeardTurn heard) {
        String why = Causes.first(caught, Problem.class)
                .map(problem -> why(problem, heard.language()))
                .orElse("");
        Optional<JsonNode> open = arguments == null ? Optional.empty() : open(heard, arguments);
        return open.map(one -> one.path("same").asBoolean()
                        ? ProposedChange.again(one, heard.account().actor(), heard.language(), clock.instant())
                        : ProposedChange.another(why, one, heard.account().actor(), heard.language(), clock.instant()))
                .orElseGet(() -> AnswerDraft.plain(RequestWords.notProposed(heard.language(), why)));
    }

    /** In words, and when it is possible again where the API says that too. */
    private String why(Problem problem, ChatLanguage language) {
        String said = RefusalWords.of(language, problem.code(), problem.detail());
        String seconds = problem.headers().get("Retry-After");
        return seconds == null
                ? said
                : said + " "
                        + RequestWords.possibleAgain(
                                language, Duration.ofSeconds(Long.parseLong(seconds)), clock.instant());
    }

    private Optional<JsonNode> open(HeardTurn heard, String arguments) {
        return proposals
                .openProposal(
                        heard.tenant(),
                        change(heard).verb().action(),
                        arguments,
                        json.valueToTree(place(change(heard).target())).toString())
                .map(row -> {
                    ObjectNode shown = json.valueToTree(row);
                    Instant until = new LoadedRow(row).instantOrNull("expires_at");
                    return until == null ? shown : shown.put("expires_at", until.toString());
                });
    }

    private static UUID incident(HeardTurn heard) {
        return Objects.requireNonNull(heard.incident());
    }

    private static ChangeRequest change(HeardTurn heard) {
        return (ChangeRequest) heard.heard().meaning();
    }
}
