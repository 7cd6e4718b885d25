package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.Question;
import dev.serai.probe.ClusterObject;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Leads one round in which a model asks tools: what may be asked, and what it is told. */
@Component("modelTools")
class ModelTools {

    private final IncidentTools tools;
    private final MeterRegistry meters;

    ModelTools(IncidentTools tools, MeterRegistry meters) {
        this.tools = tools;
        this.meters = meters;
    }

    /** What may be asked. */
    List<ToolAnswers.AnsweredCall> allowedCalls(
            @ExchangeProperty(ModelRun.PROPERTY) ModelRun model, Exchange exchange) {
        ToolAnswers answers = tools.evaluate(model);
        exchange.setProperty(ToolAnswers.PROPERTY, answers);
        return answers.asked().stream()
                .filter(ToolAnswers.AnsweredCall::allowed)
                .toList();
    }

    /** Asks one tool. */
    void call(@Body ToolAnswers.AnsweredCall asked, Exchange exchange) {
        tools.call(asked, exchange);
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
        ModelRun told = model.answered(
                question, answers.asked().stream().map(this::line).toList(), messages(answers, question));
        exchange.setProperty(ModelRun.PROPERTY, told);
        exchange.getMessage().setBody(null);
    }

    private static List<ChatMessage> messages(ToolAnswers answers, Question question) {
        List<ToolExecutionRequest> requests =
                answers.asked().stream().map(ToolAnswers.AnsweredCall::request).toList();
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(AiMessage.from(requests));
        answers.asked()
                .forEach(one -> messages.add(ToolExecutionResultMessage.from(one.request(), words(one, question))));
        return messages;
    }

    private static String words(ToolAnswers.AnsweredCall one, Question question) {
        if (!one.allowed()) {
            return one.look().verdict().words();
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

    /** For the timeline: no word of it is the model's. */
    private String line(ToolAnswers.AnsweredCall one) {
        String reported =
                one.allowed() ? one.answer().reported() : one.look().verdict().name();
        meters.counter("serai.llm.tools", "tool", one.look().tool(), "outcome", reported)
                .increment();
        ClusterObject object = one.look().object();
        return one.look().tool() + (object == null ? "" : " " + object.title()) + ": " + reported;
    }
}
