package dev.serai.hub.investigation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Question;
import dev.serai.hub.analysis.EvidenceRows;
import dev.serai.hub.analysis.IncidentTools;
import dev.serai.hub.analysis.MatchingPlaybooks;
import dev.serai.hub.analysis.ModelRun;
import dev.serai.hub.analysis.ModelTask;
import dev.serai.hub.analysis.QuestionLimits;
import dev.serai.hub.analysis.ReplyReader.ReadReply;
import dev.serai.hub.analysis.ToolScope;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.hub.http.OperationAccess;
import dev.serai.hub.investigation.Investigation.InvestigationOutcome;
import dev.serai.hub.investigation.InvestigationRequest.QuestionOrigin;
import dev.serai.hub.investigation.InvestigationRequest.Topic;
import dev.serai.hub.llm.AnswerSchema;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.hub.llm.ModelUse;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.investigation.Answer;
import dev.serai.investigation.AnswerWords;
import dev.serai.investigation.LoopState;
import dev.serai.model.ModelPurpose;
import dev.serai.probe.ProbeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Leads a person's question: what it may see, what a model is asked, and what of its answer counts. */
@Component("investigator")
class Investigator {

    private static final Logger LOG = LoggerFactory.getLogger(Investigator.class);

    private static final AnswerSchema SCHEMA =
            new AnswerSchema("answer", Answer.outputSchema(), Set.of("/answer/text"));

    private final ModelRegistry models;
    private final QuestionLimits limits;
    private final IncidentTools tools;
    private final ObjectProvider<MatchingPlaybooks> playbooks;
    private final Answers answers;
    private final ObjectMapper json;
    private final OperationAccess access;
    private final Live<InvestigationPrompts> prompts;

    Investigator(
            ModelRegistry models,
            QuestionLimits limits,
            IncidentTools tools,
            ObjectProvider<MatchingPlaybooks> playbooks,
            Answers answers,
            ObjectMapper json,
            OperationAccess access,
            RoutesFolder routes) {
        this.access = access;
        this.models = models;
        this.limits = limits;
        this.tools = tools;
        this.playbooks = playbooks;
        this.answers = answers;
        this.json = json;
        this.prompts = routes.live(InvestigationPrompts.FILES, InvestigationPrompts::of);
    }

    /** The scope is the request's, whatever the message says. */
    void begin(@Body InvestigationRequest request, Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("tenant", request.tenant());
        if (request.incidentId() != null) {
            exchange.getMessage().setHeader("incidentId", request.incidentId().toString());
        }
        exchange.setProperty(InvestigationRun.PROPERTY, InvestigationRun.of(request));
    }

    /** What tools may look at. */
    void reach(
            @Body ToolReach reach,
            @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run,
            Exchange exchange) {
        exchange.setProperty(InvestigationRun.PROPERTY, run.reaching(reach));
    }

    /** What was observed and still holds. */
    void evidence(
            @Body List<Map<String, Object>> rows,
            @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run,
            Exchange exchange) {
        List<Evidence> all = rows.stream().map(EvidenceRows::read).toList();
        exchange.setProperty(InvestigationRun.PROPERTY, run.knowing(ProbeSource.current(all, Set.of())));
    }

    /** Whether the question is about an incident. */
    boolean aboutIncident(@ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run) {
        return run.isOfIncident();
    }

    /** Whether nobody has answered yet. */
    boolean unanswered(@ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run) {
        return run.answer() == null;
    }

    /** Whether a model can be asked. */
    boolean wanted() {
        return models.any();
    }

    /** Words the question for the model. The person's words stand in a message of their own, as data. */
    void ask(@ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run, Exchange exchange) {
        InvestigationRequest request = run.request();
        Question shown = Question.of(run.shown(), matching(request));
        ToolScope scope = ToolScope.ofQuestion(
                new ToolAsker(request.tenant(), "user:" + request.askedBy(), request.permit()),
                request.incidentId(),
                request.topic() == Topic.PROPOSE,
                run.reach());
        InvestigationPrompts worded = prompts.get();
        ModelTask task = new ModelTask(
                ModelPurpose.INVESTIGATION,
                caller(request),
                worded,
                SCHEMA,
                Investigator::read,
                scope,
                tools.offered(scope),
                request.pieces(),
                limits.within());
        List<ChatMessage> messages = List.of(
                SystemMessage.from(worded.system()),
                UserMessage.from(worded.show(shown)),
                UserMessage.from(asked(request)));
        exchange.setProperty(ModelRun.PROPERTY, ModelRun.of(shown, messages, task, LoopState.begin(limits.loop())));
    }

    private static ModelCaller caller(InvestigationRequest request) {
        QuestionOrigin origin = request.origin();
        return new ModelCaller(
                request.askedBy(), origin.channel(), origin.conversation(), request.incidentId(), origin.model());
    }

    private List<String> matching(InvestigationRequest request) {
        UUID incident = request.incidentId();
        MatchingPlaybooks catalogue = playbooks.getIfAvailable();
        return catalogue == null || incident == null || !access.allows("listPlaybooks", request.permit())
                ? List.of()
                : catalogue.matching(incident);
    }

    private String asked(InvestigationRequest request) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("question", request.question());
        line.put("language", request.language().name());
        line.put("said_before", request.history());
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are JSON", e);
        }
    }

    private static ReadReply read(@Nullable String said, Question shown) {
        Answer.AnswerVerdict verdict = Answer.check(said, shown);
        return verdict instanceof Answer.ReadAnswer readable
                ? new ReadReply(readable.answer(), "", false)
                : new ReadReply(null, ((Answer.UnreadableAnswer) verdict).error(), false);
    }

    /** Takes the model's answer; without one the question stays open, with the reason. */
    void conclude(
            @ExchangeProperty(InvestigationRun.PROPERTY) InvestigationRun run,
            @ExchangeProperty(ModelRun.PROPERTY) ModelRun model,
            Exchange exchange) {
        ModelUse use = Objects.requireNonNull(model.dialogue().last()).use();
        answers.rate(run.request().tenant(), model, use);
        if (!(model.reply() instanceof Answer answer)) {
            if (model.failure() == AnalysisReason.MODEL_REPLY_MALFORMED) {
                LOG.warn(
                        "The model {} gave an answer to a question that is no answer ({})",
                        use.model(),
                        model.failure());
            }
            return;
        }
        exchange.setProperty(
                InvestigationRun.PROPERTY,
                run.answered(answers.of(
                        run.request(),
                        answer,
                        new AnswerWords(run.request().language()).render(answer),
                        model,
                        "model:" + use.title())));
    }

    /** Why no model answered; null where none was asked. */
    static @Nullable AnalysisReason reason(@Nullable ModelRun model) {
        return model == null ? null : model.failure();
    }

    static InvestigationOutcome outcome(Answer answer) {
        return answer.knows() ? InvestigationOutcome.ANSWERED : InvestigationOutcome.UNKNOWN;
    }
}
