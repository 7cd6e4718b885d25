package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures each call: {@code serai.llm.calls} by outcome, {@code serai.llm.tokens} by direction. */
final class MeteredModel implements ChatModel {

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
            if (messages instanceof Conversation conversation) {
                conversation.called();
            }
            ChatResponse response = model.chat(messages);
            outcome = "answered";
            count(messages, response.tokenUsage());
            return response;
        } finally {
            timer.stop(meters.timer("serai.llm.calls", "outcome", outcome));
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
