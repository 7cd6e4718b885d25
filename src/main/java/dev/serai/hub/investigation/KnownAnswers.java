package dev.serai.hub.investigation;

import dev.serai.analysis.Evidence;
import dev.serai.analysis.Excerpt;
import dev.serai.analysis.Observation;
import dev.serai.analysis.Question;
import dev.serai.hub.LeadsTo;
import dev.serai.hub.analysis.Collectors;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.analysis.ShownFacts;
import dev.serai.hub.http.OperationAccess;
import dev.serai.hub.investigation.InvestigationRequest.Topic;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.investigation.Answer;
import dev.serai.investigation.AnswerClaim;
import dev.serai.investigation.AnswerWords;
import dev.serai.investigation.ModelSilence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from what is known, where no model does: each thing that is found is a claim that cites itself. */
@Component("knownAnswers")
class KnownAnswers {

    private static final String TITLE = "title";
    private static final int MOST_CLAIMS = 8;
    private static final int LONGEST_CLAIM_BYTES = 700;

    private final ModelRegistry models;
    private final Collectors collectors;
    private final Answers answers;
    private final OperationAccess access;
    private final Clock clock;

    KnownAnswers(ModelRegistry models, Collectors collectors, Answers answers, OperationAccess access, Clock clock) {
        this.access = access;
        this.models = models;
        this.collectors = collectors;
        this.answers = answers;
        this.clock = clock;
    }

    /** What is searched for: a question as short as "why?" is about what its incident is called; own words about themselves. */
    Map<String, Object> query(
            @Body @Nullable Object read, @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run) {
        Topic topic = run.request().topic();
        String about = topic == Topic.PROCEDURE || topic == Topic.OTHER ? "" : title(read);
        return Map.of("query", about + run.request().question());
    }

    private static String title(@Nullable Object read) {
        return read instanceof List<?> rows && !rows.isEmpty() && rows.get(0) instanceof Map<?, ?> row
                ? Objects.toString(row.get(TITLE), "") + " "
                : "";
    }

    /** The routes that know about the topic. */
    @LeadsTo({
        "direct:known-state",
        "direct:known-causes",
        "direct:known-actions",
        "direct:known-changes",
        "direct:known-similar",
        "direct:known-playbooks",
        "direct:known-incidents",
        "direct:known-rollouts",
        "direct:known-knowledge"
    })
    public List<String> endpoints(
            @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run, Exchange exchange) {
        List<String> endpoints = topics(run).stream()
                .filter(what -> access.allows(operation(what), run.request().permit()))
                .map(what -> "direct:known-" + what)
                .toList();
        collectors.begin(endpoints, exchange);
        return endpoints;
    }

    /** What somebody would ask the API for to see the same. */
    private static String operation(String what) {
        return switch (what) {
            case "state" -> "getIncident";
            case "causes" -> "listIncidentAnalyses";
            case "actions" -> "listActions";
            case "changes" -> "listAlerts";
            case "playbooks" -> "listPlaybooks";
            case "rollouts" -> "listIncidentEvidence";
            case "knowledge" -> "searchKnowledge";
            default -> "listIncidents";
        };
    }

    private static List<String> topics(InvestigationRun run) {
        Topic topic = run.request().topic();
        if (!run.isOfIncident() && topic != Topic.PROCEDURE) {
            return switch (topic) {
                case OTHER -> List.of("knowledge", "incidents");
                default -> List.of("incidents", "knowledge");
            };
        }
        return switch (topic) {
            case WHY -> List.of("causes", "state", "knowledge");
            case WHAT_CHANGED -> List.of("changes", "rollouts");
            case SEEN_BEFORE -> List.of("similar", "knowledge");
            case PROPOSE -> List.of("actions", "causes", "playbooks");
            case PROCEDURE -> List.of("knowledge");
            case OTHER -> List.of("knowledge", "state", "causes");
        };
    }

    /** Says what was found, and that no model spoke. */
    void answer(
            @Body List<Observation> found,
            @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run,
            @ExchangeProperty(ModelRun.PROPERTY) @Nullable ModelRun model,
            Exchange exchange) {
        InvestigationRequest request = run.request();
        List<Evidence> shown = found.stream()
                .limit(MOST_CLAIMS)
                .map(one -> ShownFacts.evidence(one, request.tenant(), request.incidentId(), clock.instant()))
                .toList();
        List<AnswerClaim> claims = new ArrayList<>();
        for (Evidence one : shown) {
            String text = Excerpt.cut(one.excerpt(), LONGEST_CLAIM_BYTES);
            claims.add(new AnswerClaim(text, List.of("E" + (claims.size() + 1)), List.of(one.id())));
        }
        AnswerWords words = new AnswerWords(request.language());
        String missing = claims.isEmpty() ? words.nothing() : "";
        String text = words.withoutModel(ModelSilence.of(models.any(), Investigator.reason(model)), claims, missing);
        exchange.setProperty(
                InvestigationRun.PROPERTY,
                run.answered(answers.of(
                        request,
                        new Answer(claims, missing, null, 0),
                        text,
                        new Question(shown, List.of()),
                        model,
                        Investigation.KNOWN)));
    }
}
