package dev.serai.hub.analysis;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Caution;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Question;
import dev.serai.analysis.Reply;
import dev.serai.analysis.ReplyCheck;
import dev.serai.hub.llm.AnswerSchema;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelAnswer.ModelFailed;
import dev.serai.hub.llm.ModelAnswer.ModelText;
import dev.serai.hub.llm.ModelCache;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelLedger;
import dev.serai.hub.llm.ModelRegistry;
import dev.serai.hub.llm.ModelRequest;
import dev.serai.hub.routes.Live;
import dev.serai.investigation.LoopState;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelPurpose;
import dev.serai.model.ModelTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the model and judges what it says. Whatever it does, the run goes on with a reason. */
@Component("modelAnalyst")
class ModelAnalyst {

    private static final AnswerSchema SCHEMA = new AnswerSchema("incident_analysis", ReplyCheck.outputSchema());

    private final ModelRegistry models;
    private final ModelCache cache;
    private final ModelLedger ledger;
    private final Live<PromptRotation> prompts;
    private final IncidentTools tools;
    private final QuestionLimits limits;
    private final MeterRegistry meters;

    ModelAnalyst(
            ModelRegistry models,
            ModelCache cache,
            ModelLedger ledger,
            Live<PromptRotation> prompts,
            IncidentTools tools,
            QuestionLimits limits,
            MeterRegistry meters) {
        this.models = models;
        this.cache = cache;
        this.ledger = ledger;
        this.prompts = prompts;
        this.tools = tools;
        this.limits = limits;
        this.meters = meters;
    }

    /** Whether there is a model and something to ask it about. */
    boolean wanted(@ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run) {
        return models.any() && !run.evidence().isEmpty();
    }

    /** Makes the question. */
    void ask(
            @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @Header("askedBy") @Nullable String askedBy,
            Exchange exchange) {
        Question question = Question.of(run.evidence(), run.playbooks());
        UUID incident = UUID.fromString(incidentId);
        Prompts worded = prompts.get().of(incident);
        ToolScope scope = ToolScope.ofAnalysis(tenant, incident, run.objects());
        ModelTask task = new ModelTask(
                ModelPurpose.ANALYSIS,
                ModelCaller.ofIncident(incident, askedBy),
                worded,
                SCHEMA,
                ModelAnalyst::read,
                scope,
                tools.offered(scope),
                null,
                limits.within());
        List<ChatMessage> messages =
                List.of(SystemMessage.from(worded.system()), UserMessage.from(worded.ask(question)));
        exchange.setProperty(ModelRun.PROPERTY, ModelRun.of(question, messages, task, LoopState.begin(limits.loop())));
    }

    /** What to ask the model. */
    ModelRequest request(@ExchangeProperty(ModelRun.PROPERTY) ModelRun model) {
        return model.request();
    }

    /** Reads the answer; the first that cannot be read is sent back with the error. */
    void check(@Body ModelAnswer answer, @ExchangeProperty(ModelRun.PROPERTY) ModelRun model, Exchange exchange) {
        ModelRun heard = model.heard(answer);
        if (answer instanceof ModelText text) {
            heard = read(heard, text);
        } else if (answer instanceof ModelFailed failure) {
            heard = heard.failed(reason(failure.outcome()));
        }
        exchange.setProperty(ModelRun.PROPERTY, heard);
        exchange.getMessage().setBody(null);
    }

    private ModelRun read(ModelRun model, ModelText text) {
        ReplyReader.ReadReply read = model.task().reader().read(text.text(), model.question());
        if (read.reply() == null) {
            return model.unreadable(List.of(
                    AiMessage.from(shortened(text.text())),
                    UserMessage.from(model.task().wording().repair(read.error()))));
        }
        // What tools added has no number when the same question is asked again.
        if (read.usable() && model.trace().isEmpty()) {
            cache.keep(text);
        }
        return model.answered(read.reply());
    }

    private static ReplyReader.ReadReply read(@Nullable String said, Question shown) {
        ReplyCheck.ReplyVerdict verdict = ReplyCheck.check(said, shown);
        return verdict instanceof ReplyCheck.Readable readable
                ? new ReplyReader.ReadReply(
                        readable.reply(), "", readable.reply().status() != Analysis.AnalysisStatus.UNUSABLE)
                : new ReplyReader.ReadReply(null, ((ReplyCheck.Malformed) verdict).error(), false);
    }

    private static AnalysisReason reason(ModelOutcome outcome) {
        return switch (outcome) {
            case TIMEOUT -> AnalysisReason.MODEL_TIMEOUT;
            case BUSY -> AnalysisReason.MODEL_BUSY;
            case KEY_REFUSED -> AnalysisReason.MODEL_KEY_REFUSED;
            case BROKEN_OFF -> AnalysisReason.MODEL_BROKEN_OFF;
            case TOO_LONG -> AnalysisReason.MODEL_QUESTION_TOO_LONG;
            case SUSPENDED -> AnalysisReason.MODEL_SUSPENDED;
            case BUDGET_USED -> AnalysisReason.MODEL_BUDGET_USED;
            case RUNNING, ANSWERED, ASKED_TOOLS, NO_MODEL, ERROR -> AnalysisReason.MODEL_ERROR;
        };
    }

    /** Adds what the model said, or that and why it said nothing, to the run. */
    void conclude(
            @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run,
            @ExchangeProperty(ModelRun.PROPERTY) ModelRun model,
            @Header("tenant") String tenant,
            Exchange exchange) {
        Reply reply = (Reply) model.reply();
        Analysis said = reply == null ? silent(model) : said(model, reply);
        ModelAnswer last = Objects.requireNonNull(model.dialogue().last());
        if (last.use().call() != null) {
            ledger.rate(tenant, last.use().call(), String.valueOf(said.reason()));
        }
        meters.timer("serai.analysis", "analyst", "model", "reason", String.valueOf(said.reason()))
                .record(said.usage().durationMs(), TimeUnit.MILLISECONDS);
        exchange.setProperty(
                AnalysisRun.PROPERTY, run.with(said, reply == null ? List.of() : reply.dropped(), model.trace()));
    }

    private Analysis said(ModelRun model, Reply reply) {
        return new Analysis(
                analyst(model),
                reply.status(),
                reply.reason(),
                reply.summary(),
                reply.causes(),
                reply.ruledOut(),
                reply.playbooks(),
                evidence(model),
                reply.caution(),
                usage(model));
    }

    private Analysis silent(ModelRun model) {
        AnalysisReason why = model.failure() == null ? AnalysisReason.MODEL_ERROR : model.failure();
        return new Analysis(
                analyst(model),
                Analysis.AnalysisStatus.UNUSABLE,
                why,
                "The model gave no usable answer; the pattern analysis is used.",
                List.of(),
                List.of(),
                List.of(),
                evidence(model),
                Caution.NONE,
                usage(model));
    }

    private static String analyst(ModelRun model) {
        return "model:" + Objects.requireNonNull(model.dialogue().last()).use().title();
    }

    private static List<UUID> evidence(ModelRun model) {
        return model.question().evidence().stream().map(Evidence::id).toList();
    }

    private static Analysis.ModelUsage usage(ModelRun model) {
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - model.startedNanos());
        ModelTokens took = model.dialogue().tokens();
        return new Analysis.ModelUsage(took.in(), took.out(), (int) Math.min(tookMs, Integer.MAX_VALUE));
    }

    private static String shortened(String answer) {
        String text = answer.isBlank() ? "(nothing)" : answer;
        return text.substring(0, Math.min(text.length(), 4_000));
    }
}
