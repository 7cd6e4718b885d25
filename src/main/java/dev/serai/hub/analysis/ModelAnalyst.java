package dev.serai.hub.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Caution;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Question;
import dev.serai.analysis.Reply;
import dev.serai.analysis.ReplyCheck;
import dev.serai.hub.llm.Conversation;
import dev.serai.hub.routes.Live;
import dev.serai.hub.settings.InvestigationSettings;
import dev.serai.hub.settings.LlmSettings;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.OfferedTool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the model and judges what it says. Whatever it does, the run goes on with a reason. */
@Component("modelAnalyst")
class ModelAnalyst {

    private final LlmSettings settings;
    private final Live<Prompts> prompts;
    private final IncidentTools tools;
    private final InvestigationSettings limits;
    private final MeterRegistry meters;
    private final Cache<String, String> answers;

    ModelAnalyst(
            LlmSettings settings,
            Live<Prompts> prompts,
            IncidentTools tools,
            InvestigationSettings limits,
            MeterRegistry meters) {
        this.settings = settings;
        this.prompts = prompts;
        this.tools = tools;
        this.limits = limits;
        this.meters = meters;
        this.answers = Caffeine.newBuilder()
                .maximumSize(settings.cacheEntries())
                .expireAfterWrite(Duration.ofHours(1))
                .build();
    }

    /** Whether there is a model and something to ask it about. */
    boolean wanted(@ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run) {
        return settings.configured() && !run.evidence().isEmpty();
    }

    /** Makes the question; one that was answered before is answered from the cache. */
    void ask(
            @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        Question question = Question.of(run.evidence(), run.playbooks());
        String asked = prompts.get().ask(question);
        ToolScope scope = new ToolScope(
                tenant,
                settings.tools() ? Set.of(ToolScope.INCIDENT) : Set.of(),
                UUID.fromString(incidentId),
                run.objects());
        Map<String, OfferedTool> offered = tools.offered(scope);
        List<ToolSpecification> specified = IncidentTools.specifications(offered);
        String key = Question.key(
                settings.model() + " " + settings.baseUrl(),
                Stream.concat(
                                Stream.of(prompts.get().system(), asked),
                                specified.stream().map(ToolSpecification::toString))
                        .toList());
        Conversation conversation = new Conversation(
                List.of(SystemMessage.from(prompts.get().system()), UserMessage.from(asked)), specified);
        ModelRun model = ModelRun.of(
                question,
                key,
                conversation,
                new ModelTask(ModelAnalyst::read, scope, offered),
                LoopState.begin(limits.limits()));
        String known = answers.getIfPresent(key);
        meters.counter("serai.llm.cache", "result", known == null ? "miss" : "hit")
                .increment();
        if (known != null && ReplyCheck.check(known, question) instanceof ReplyCheck.Readable readable) {
            model = model.answered(readable.reply());
        }
        exchange.setProperty(ModelRun.PROPERTY, model);
    }

    /** The messages to send. */
    Conversation messages(@ExchangeProperty(ModelRun.PROPERTY) ModelRun model) {
        return model.conversation();
    }

    /** Notes why there is no answer. */
    void failed(@ExchangeProperty(ModelRun.PROPERTY) ModelRun model, Exchange exchange) {
        exchange.setProperty(ModelRun.PROPERTY, model.failed(ModelFailure.reason(exchange, model)));
        exchange.getMessage().setBody(null);
        // It is dealt with: nothing downstream takes it for the failure of the route.
        exchange.removeProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
    }

    /** Reads the answer; the first that cannot be read is sent back with the error. */
    void check(@Body @Nullable String answer, @ExchangeProperty(ModelRun.PROPERTY) ModelRun model, Exchange exchange) {
        if (!model.isOpen() || model.isAsking()) {
            return;
        }
        ReplyReader.ReadReply read = model.task().reader().read(answer, model.question());
        exchange.setProperty(
                ModelRun.PROPERTY,
                read.reply() == null
                        ? unreadable(model, answer, read.error())
                        : readable(model, String.valueOf(answer), read.reply(), read.usable()));
    }

    private static ReplyReader.ReadReply read(@Nullable String said, Question shown) {
        ReplyCheck.ReplyVerdict verdict = ReplyCheck.check(said, shown);
        return verdict instanceof ReplyCheck.Readable readable
                ? new ReplyReader.ReadReply(
                        readable.reply(), "", readable.reply().status() != Analysis.AnalysisStatus.UNUSABLE)
                : new ReplyReader.ReadReply(null, ((ReplyCheck.Malformed) verdict).error(), false);
    }

    /** Adds what the model said, or that and why it said nothing, to the run. */
    void conclude(
            @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run,
            @ExchangeProperty(ModelRun.PROPERTY) ModelRun model,
            Exchange exchange) {
        Reply reply = (Reply) model.reply();
        Analysis said = reply == null ? silent(model) : said(model, reply);
        meters.timer("serai.analysis", "analyst", "model", "reason", String.valueOf(said.reason()))
                .record(said.usage().durationMs(), TimeUnit.MILLISECONDS);
        exchange.setProperty(
                AnalysisRun.PROPERTY, run.with(said, reply == null ? List.of() : reply.dropped(), model.trace()));
    }

    private ModelRun readable(ModelRun model, String answer, Object reply, boolean usable) {
        // What tools added has no number when the same question is asked again.
        if (usable && !model.key().isEmpty() && model.trace().isEmpty()) {
            answers.put(model.key(), answer);
        }
        return model.answered(reply);
    }

    private ModelRun unreadable(ModelRun model, @Nullable String answer, String error) {
        model.conversation().add(AiMessage.from(shortened(answer)));
        model.conversation().add(UserMessage.from(prompts.get().repair(error)));
        return model.unreadable();
    }

    private Analysis said(ModelRun model, Reply reply) {
        return new Analysis(
                analyst(),
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
                analyst(),
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

    private String analyst() {
        return "model:" + settings.model();
    }

    private static List<UUID> evidence(ModelRun model) {
        return model.question().evidence().stream().map(Evidence::id).toList();
    }

    private static Analysis.ModelUsage usage(ModelRun model) {
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - model.startedNanos());
        Conversation costs = model.conversation();
        return new Analysis.ModelUsage(costs.tokensIn(), costs.tokensOut(), (int) Math.min(tookMs, Integer.MAX_VALUE));
    }

    private static String shortened(@Nullable String answer) {
        String text = answer == null || answer.isBlank() ? "(nothing)" : answer;
        return text.substring(0, Math.min(text.length(), 4_000));
    }
}
