package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures each call: {@code serai.llm.calls} by outcome, {@code serai.llm.tokens} by direction. */
final class MeteredModel implements ChatModel {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredModel.class);

    private final ChatModel model;
    private final MeterRegistry meters;

    MeteredModel(ChatModel model, MeterRegistry meters) {
        this.model = model;
        this.meters = meters;
    }

    @Override
    public ChatResponse chat(List<ChatMessage> messages) {
        Timer.Sample timer = Timer.start(meters);
        String outcome = "error";
        try {
            ChatResponse response =
                    messages instanceof Conversation conversation ? ask(conversation) : model.chat(messages);
            outcome = "answered";
            count(messages, response.tokenUsage());
            return response;
        } finally {
            timer.stop(meters.timer("serai.llm.calls", "outcome", outcome));
        }
    }

    private ChatResponse ask(Conversation conversation) {
        conversation.called();
        ChatResponse response = answer(conversation);
        conversation.asks(response.aiMessage().toolExecutionRequests());
        return response;
    }

    private ChatResponse answer(Conversation conversation) {
        try {
            return model.chat(conversation.request());
        } catch (InvalidRequestException e) {
            if (!conversation.offersTools()) {
                throw e;
            }
            // Endpoints and models that know no tools refuse the request (400).
            LOG.info("The model's endpoint refused a request with tools; the request is sent without them");
            conversation.withoutTools();
            return model.chat(conversation.request());
        }
    }

    private void count(List<ChatMessage> messages, @Nullable TokenUsage usage) {
        if (usage == null) {
            return;
        }
        int in = orZero(usage.inputTokenCount());
        int out = orZero(usage.outputTokenCount());
        meters.counter("serai.llm.tokens", "direction", "in").increment(in);
        meters.counter("serai.llm.tokens", "direction", "out").increment(out);
        if (messages instanceof Conversation conversation) {
            conversation.cost(in, out);
        }
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : Math.max(0, count);
    }
}
