package dev.serai.hub.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/** Stands where no model is configured, so that the routes start; whoever asks it made a mistake. */
final class NoModel implements ChatModel {

    @Override
    public ChatResponse chat(List<ChatMessage> messages) {
        throw new IllegalStateException("no model is configured: serai.llm.base-url is not set");
    }
}
