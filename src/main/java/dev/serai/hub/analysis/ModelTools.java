package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Excerpt;
import dev.serai.analysis.Question;
import dev.serai.digest.Sha256;
import dev.serai.hub.analysis.ToolAnswers.AnsweredCall;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.TraceCall;
import dev.serai.investigation.TraceRound;
import dev.serai.model.ModelTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Leads one round in which a model asks tools: what may be asked, what it is told, and what is kept of it. */
@Component("modelTools")
class ModelTools {

    private final IncidentTools tools;
    private final ToolCaller caller;
    private final MeterRegistry meters;

    ModelTools(IncidentTools tools, ToolCaller caller, MeterRegistry meters) {
        this.tools = tools;
        this.caller = caller;
        this.meters = meters;
    }

    /** What may be asked. */
    List<AnsweredCall> allowedCalls(@ExchangeProperty(ModelRun.PROPERTY) ModelRun model, Exchange exchange) {
        ToolAnswers answers = tools.evaluate(model);
        exchange.setProperty(ToolAnswers.PROPERTY, answers);
        return answers.asked().stream().filter(AnsweredCall::allowed).toList();
    }

    /** Asks one tool. */
    void call(@Body AnsweredCall asked, @ExchangeProperty(ModelRun.PROPERTY) ModelRun model) {
        caller.call(asked, model.task().scope());
    }

    /** Tells the model what its tools saw; each piece of evidence by its number. */
    void answer(
            @ExchangeProperty(ModelRun.PROPERTY) ModelRun model,
            @ExchangeProperty(ToolAnswers.PROPERTY) ToolAnswers answers,
            Exchange exchange) {
        List<Evidence> seen = answers.asked().stream()
                .flatMap(one -> one.answer().evidence().stream())
                .toList();
        Question question = model.question().and(seen);
        LoopState loop = model.loop();
        int left = loop.bytesLeft();
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(AiMessage.from(requests(answers)));
        List<TraceCall> calls = new ArrayList<>();
        for (AnsweredCall one : answers.asked()) {
            String words = Excerpt.cut(words(one, question), left);
            int bytes = words.getBytes(StandardCharsets.UTF_8).length;
            left -= bytes;
            loop = loop.with(one.call());
            messages.add(ToolExecutionResultMessage.from(one.request(), words));
            calls.add(kept(one, model, words, bytes));
        }
        ModelRun told =
                model.answered(question, loop.shown(loop.bytesLeft() - left), round(model, answers, calls), messages);
        exchange.setProperty(ModelRun.PROPERTY, told);
        exchange.getMessage().setBody(null);
    }

    private static List<ToolExecutionRequest> requests(ToolAnswers answers) {
        return answers.asked().stream().map(AnsweredCall::request).toList();
    }

    private static String words(AnsweredCall one, Question question) {
        if (!one.allowed()) {
            return one.call().words();
        }
        String lines = one.answer().evidence().stream()
                .map(question::shown)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            return lines;
        }
        String failure = one.answer().failure();
        return failure == null ? "There is nothing to see." : "It cannot be read: " + failure;
    }

    private TraceCall kept(AnsweredCall one, ModelRun model, String words, int bytes) {
        meters.counter("serai.llm.tools", "tool", one.call().tool(), "outcome", one.reported())
                .increment();
        int object = one.call().object();
        return new TraceCall(
                one.call().tool(),
                one.call().json(),
                one.call().verdict(),
                one.reported(),
                object == 0
                        ? ""
                        : model.task().scope().objects().get(object - 1).title(),
                one.answer().evidence().stream().map(Evidence::id).toList(),
                Sha256.hex(words),
                bytes,
                one.answer().tookMs());
    }

    private static TraceRound round(ModelRun model, ToolAnswers answers, List<TraceCall> calls) {
        ModelTokens took = model.dialogue().tokens();
        return new TraceRound(
                model.trace().size() + 1,
                calls,
                took.in() - model.tokensInBefore(),
                took.out() - model.tokensOutBefore(),
                answers.tookMs());
    }
}
